"""Who is looking at what just now."""
