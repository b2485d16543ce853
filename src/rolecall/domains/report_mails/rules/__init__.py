"""What holds for every report mail. Pure."""
