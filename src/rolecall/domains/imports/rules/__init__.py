"""How source files are read, what their columns are, and who the rows are. Pure."""
