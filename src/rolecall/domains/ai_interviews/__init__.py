"""Interviews that a program leads: what they ask, written by people, and approved by people."""
