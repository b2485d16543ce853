"""Writing interviews."""
