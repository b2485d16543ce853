"""Machinery that knows no domain."""
