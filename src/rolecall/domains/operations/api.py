"""What domains and processes use to offer work on many records at once.

`kind` registers what can be done; `start_operation` freezes the items and begins; `each` does items
one by one inside a chunk. A kind that is quicker with all items of a chunk in one statement returns
the outcomes itself.

An export's items are blocks of records (`blocks_of`, `ids_of`), its command names the file
(`made_file`), and each outcome has the `written` rows of its block.
"""

from rolecall.domains.operations.queries import read_operations
from rolecall.domains.operations.rules.exporting import (
    Value,
    blocks_of,
    filter_told,
    ids_of,
    made_file,
    written,
)
from rolecall.domains.operations.service import Chunk, each, kind, start_operation

__all__ = [
    "Chunk",
    "Value",
    "blocks_of",
    "each",
    "filter_told",
    "ids_of",
    "kind",
    "made_file",
    "read_operations",
    "start_operation",
    "written",
]
