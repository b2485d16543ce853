"""Connectors that are written down in YAML instead of programmed."""
