"""Interviews that a program leads, over HTTP."""
