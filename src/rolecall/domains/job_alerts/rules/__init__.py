"""What holds for every job alert. Pure."""
