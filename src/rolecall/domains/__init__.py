"""The domains, one package each; their order is in `.importlinter`."""
