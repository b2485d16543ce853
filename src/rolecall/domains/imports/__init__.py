"""Imports: files of people that are read, mapped, tried out, put among the records, taken back."""
