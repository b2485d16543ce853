"""What the domains whose records have fields use."""

from rolecall.domains.custom_fields.queries import (
    all_cells_of,
    cells_of_record,
    conditions,
    list_fields,
)
from rolecall.domains.custom_fields.repository import (
    forget_records,
    insert_values,
    replace_values,
)
from rolecall.domains.custom_fields.service import (
    Table,
    cells_of_columns,
    change_field,
    columns_of,
    create_field,
    heads_of,
    load_table,
    parse_filters,
    set_values,
    values_of,
)

__all__ = [
    "Table",
    "all_cells_of",
    "cells_of_columns",
    "cells_of_record",
    "change_field",
    "columns_of",
    "conditions",
    "create_field",
    "forget_records",
    "heads_of",
    "insert_values",
    "list_fields",
    "load_table",
    "parse_filters",
    "replace_values",
    "set_values",
    "values_of",
]
