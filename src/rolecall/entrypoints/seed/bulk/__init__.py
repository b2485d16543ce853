"""Bulk data for benchmarks: many organizations with many applications, loaded by COPY."""
