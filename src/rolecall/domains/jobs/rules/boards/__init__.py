"""Open jobs in the words of other systems. Pure."""
