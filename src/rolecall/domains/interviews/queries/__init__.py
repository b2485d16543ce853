"""Reading interviews: lists are one query each."""
