"""How often the careers site is read, counted without knowing by whom."""
