"""Privacy: erasing people, with a receipt of what went and what stayed and why."""
