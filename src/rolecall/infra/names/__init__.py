"""Asking the domain name system what it says of a host."""

from rolecall.infra.names.looking_up import NameRecords, look_up

__all__ = ["NameRecords", "look_up"]
