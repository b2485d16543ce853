"""Analytics: reports on what the domains below know, read from their rows when it is asked for."""
