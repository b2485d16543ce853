"""Invented résumés with labels, of clinicians and others, in four languages."""
