"""What the domains whose records have fields use."""

from rolecall.domains.custom_fields.queries import cells_of_record, conditions, list_fields
from rolecall.domains.custom_fields.repository import replace_values
from rolecall.domains.custom_fields.service import (
    change_field,
    columns_of,
    create_field,
    parse_filters,
    set_values,
    values_of,
)

__all__ = [
    "cells_of_record",
    "change_field",
    "columns_of",
    "conditions",
    "create_field",
    "list_fields",
    "parse_filters",
    "replace_values",
    "set_values",
    "values_of",
]
