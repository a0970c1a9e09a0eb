"""The house voice: eSpeak NG, made to speak a line in any of its living languages, with the time of every word."""
