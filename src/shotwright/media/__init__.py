"""Pictures, sound and files as bytes: the FFmpeg door, encode, probe, decode, loudness, safe files, folders."""
