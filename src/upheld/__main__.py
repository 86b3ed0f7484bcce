"""`python -m upheld` is `upheld`."""

from upheld.cli.main import main

main()
