"""Composition roots: where the parts are put together into processes and commands."""
