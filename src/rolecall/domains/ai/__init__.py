"""Artificial intelligence as a capability: what reads and writes text, and how sure it is."""
