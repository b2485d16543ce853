"""The vocabulary of integrations."""
