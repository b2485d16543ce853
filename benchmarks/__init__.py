"""Measuring Rolecall against PostgreSQL alone. `README.md` says how to run and read it."""
