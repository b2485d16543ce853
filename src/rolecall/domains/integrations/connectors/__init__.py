"""Connectors: each a way to one kind of outside system, by the port of `contracts.port`."""
