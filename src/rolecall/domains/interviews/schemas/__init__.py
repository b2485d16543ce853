"""Interviews over HTTP."""
