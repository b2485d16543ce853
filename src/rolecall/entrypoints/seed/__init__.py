"""Invented data: the two demo organizations, and bulk data for benchmarks.

Generators here are pure: the same seed and the same day give the same people, texts and bytes. They
know nothing of the database; what loads them stands beside them.
"""
