"""What a mail to a job's address begins an application with. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from rolecall.domains.messaging.contracts import IncomingFile

_RESUME_NAMES: Final = re.compile(
    r"(?<![a-z])(?:cv|r[eé]sum[eé]|lebenslauf|curriculum|hoja[ _-]?de[ _-]?vida|vita|bewerbung)",
    re.IGNORECASE,
)
_LETTER_NAMES: Final = re.compile(
    r"anschreiben|motivation|cover|letter|carta|zeugnis|certificate|certificado|diplom|reference",
    re.IGNORECASE,
)
_PICTURE: Final = 3
_DOCUMENTS: Final = (".pdf", ".docx", ".doc", ".odt", ".rtf", ".txt", ".html", ".htm", ".md")


def by_likelihood(files: Sequence[IncomingFile]) -> list[IncomingFile]:
    """Return the files, the one first that is the résumé most probably.

    A file that is called a résumé goes before other documents, these before letters, and pictures
    come last: a logo of a signature is no résumé.
    """
    return sorted(files, key=lambda file: _rank(file.filename))


def may_be_resume(filename: str) -> bool:
    """Tell whether a file can be the résumé: a document, or a picture that is called one."""
    return _rank(filename) < _PICTURE


def _rank(filename: str) -> int:
    name = filename.lower()
    if _RESUME_NAMES.search(name):
        return 0
    if not name.endswith(_DOCUMENTS):
        return _PICTURE
    return 2 if _LETTER_NAMES.search(name) else 1
