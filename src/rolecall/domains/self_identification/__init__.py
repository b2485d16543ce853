"""Voluntary self-identification: answers that are counted, and shown to nobody."""
