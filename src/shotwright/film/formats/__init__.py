"""Productions and locks as text: read with the line of every mistake, written so that people and git can read them."""
