"""Rules of retention. Pure."""
