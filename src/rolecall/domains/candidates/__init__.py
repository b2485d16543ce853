"""Candidates: one organization's record of a person."""
