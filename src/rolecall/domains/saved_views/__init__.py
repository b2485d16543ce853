"""Saved views: named looks at a list, of one's own or shared with the organization."""
