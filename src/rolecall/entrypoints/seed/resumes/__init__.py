"""Résumés as files: PDF and Word, in the layouts that people really send."""
