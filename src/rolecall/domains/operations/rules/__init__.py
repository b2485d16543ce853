"""The pure decisions of operations."""
