"""Legal holds: what must not be erased while somebody may need it as evidence."""
