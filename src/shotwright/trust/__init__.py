"""What a film says of itself: content credentials, signed last and checked by anyone."""
