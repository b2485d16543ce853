"""What messaging decides without asking anyone."""
