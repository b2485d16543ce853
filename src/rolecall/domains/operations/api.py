"""What domains and processes use to offer work on many records at once.

`kind` registers what can be done; `start_operation` freezes the items and begins; `each` does items
one by one inside a chunk. A kind that is quicker with all items of a chunk in one statement returns
the outcomes itself.
"""

from rolecall.domains.operations.queries import read_operations
from rolecall.domains.operations.rules import csv_line
from rolecall.domains.operations.service import Chunk, each, kind, start_operation

__all__ = ["Chunk", "csv_line", "each", "kind", "read_operations", "start_operation"]
