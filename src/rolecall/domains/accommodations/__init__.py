"""Adjustments that people ask for: kept apart from what they are judged by."""
