"""Who is counted, and as what. Pure."""
