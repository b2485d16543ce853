"""Rules of erasures. Pure."""
