"""What values are, how they are read from JSON and from the address of a list. Pure."""

from rolecall.domains.custom_fields.rules.filters import parse_filter
from rolecall.domains.custom_fields.rules.options import changed_options, new_options
from rolecall.domains.custom_fields.rules.texts import value_of_text
from rolecall.domains.custom_fields.rules.values import cells_of, display_of, json_of

__all__ = [
    "cells_of",
    "changed_options",
    "display_of",
    "json_of",
    "new_options",
    "parse_filter",
    "value_of_text",
]
