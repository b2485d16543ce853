"""What is shown of a wording to whom. Pure."""
