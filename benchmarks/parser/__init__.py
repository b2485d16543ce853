"""Measuring and training the résumé parser."""
