"""`python -m shotwright` is the command line."""

from shotwright.cli import main

main()
