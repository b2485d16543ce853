"""What holds for counting answers. Pure."""
