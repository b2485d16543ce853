"""Privacy: copies of what is kept of people, and erasing them, with a receipt."""
