"""Things that several places are furnished with."""
