"""How files are called inside the packed copy. Pure."""

import re
from typing import Final

FILES: Final = "files"
"""The folder of the files themselves."""
_LONGEST = 120
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]+")


def path_of(number: int, filename: str) -> str:
    """Return the name of a file in the folder: numbered, since two may be called the same.

    Separators and what Windows cannot store are replaced, so that unpacking stays in the folder.
    """
    safe = _UNSAFE.sub("_", filename).strip(". ") or "file"
    return f"{number:02d}-{safe[-_LONGEST:]}"
