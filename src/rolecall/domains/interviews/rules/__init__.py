"""What holds for every interview. Pure: the same input gives the same answer."""
