"""Rolecall: an open-source, multi-tenant hiring platform."""
