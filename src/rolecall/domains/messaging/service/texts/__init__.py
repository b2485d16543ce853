"""Texts: the account that sends them, the consent to them, sending and receiving."""
