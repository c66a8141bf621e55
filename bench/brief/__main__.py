"""`python -m bench.brief`."""

from bench.brief import main

main()
