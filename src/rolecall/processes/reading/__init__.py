"""Having every file read that text can be read from."""
