"""`python -m bench.comparison`: see the package."""

from bench.comparison import main

main()
