"""Pure rules of the capabilities: text in, facts with their places out."""
