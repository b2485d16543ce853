"""Reads; they return contracts."""
