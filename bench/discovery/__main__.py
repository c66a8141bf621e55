"""`python -m bench.discovery`."""

from bench.discovery import main

main()
