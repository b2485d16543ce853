"""Writes and locks."""
