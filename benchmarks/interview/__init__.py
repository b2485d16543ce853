"""Measuring interviews without a model: what is read in answers, and the conversation."""
