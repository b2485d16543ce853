"""Connections to other companies' systems: what is read from them, and what is written to them."""
