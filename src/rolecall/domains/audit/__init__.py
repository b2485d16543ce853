"""Audit: who did what to which record, append-only and hash-chained per organization."""
