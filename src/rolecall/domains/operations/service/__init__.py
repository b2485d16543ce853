"""The use cases of operations.

Guarantees: the items of an operation are what was selected when it started; what a chunk of items
does, what is said about each and the counts are one transaction, so that an item is done once
however often a process dies or two run at the same time; each chunk is done with the permissions
that the member who started it has then; an operation is taken back once.
"""

from rolecall.domains.operations.service.ending import forget_old
from rolecall.domains.operations.service.erasing import erase_operations
from rolecall.domains.operations.service.kinds import Chunk, each, kind
from rolecall.domains.operations.service.looking import (
    get_operation,
    list_operations,
    list_results,
    open_file,
    read_results,
)
from rolecall.domains.operations.service.running import run_operation
from rolecall.domains.operations.service.starting import (
    cancel_operation,
    start_operation,
    undo_operation,
)

__all__ = [
    "Chunk",
    "cancel_operation",
    "each",
    "erase_operations",
    "forget_old",
    "get_operation",
    "kind",
    "list_operations",
    "list_results",
    "open_file",
    "read_results",
    "run_operation",
    "start_operation",
    "undo_operation",
]
