"""The use cases of imports.

Guarantees: a file is read whole or not at all; a dry run writes nothing among the records; what a
block of rows does, and what is said about each row, are one transaction, so that no row is done
twice however often a process dies; rows that cannot be done stop no others.
"""

from rolecall.domains.imports.service.checking import start_check
from rolecall.domains.imports.service.forgetting import forget_old, remove_import
from rolecall.domains.imports.service.looking import (
    get_import,
    list_imports,
    list_rows,
    preview_rows,
    read_errors,
    read_results,
    stages_of,
    states_of,
)
from rolecall.domains.imports.service.mapping import (
    change_settings,
    list_mappings,
    remove_mapping,
    save_mapping,
)
from rolecall.domains.imports.service.reading import read_file
from rolecall.domains.imports.service.resumes import mend_row, read_resumes
from rolecall.domains.imports.service.running import start_run
from rolecall.domains.imports.service.undoing import take_back

__all__ = [
    "change_settings",
    "forget_old",
    "get_import",
    "list_imports",
    "list_mappings",
    "list_rows",
    "mend_row",
    "preview_rows",
    "read_errors",
    "read_file",
    "read_results",
    "read_resumes",
    "remove_import",
    "remove_mapping",
    "save_mapping",
    "stages_of",
    "start_check",
    "start_run",
    "states_of",
    "take_back",
]
