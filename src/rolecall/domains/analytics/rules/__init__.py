"""What the figures of reports are. Pure."""
