"""`python -m rolecall.entrypoints.cli`, for where the console script is not on PATH."""

from rolecall.entrypoints.cli import main

main()
