"""Putting the capabilities together: weights and words out of the product's files."""
