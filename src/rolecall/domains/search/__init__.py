"""Search: one question to every domain that has something to be found, and one list of answers."""
