"""The house engine: pictures, sound and (later) presenters that need no key, no network and no GPU."""
