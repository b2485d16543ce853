"""Safe file names.

A name comes from a stranger's machine and goes to many places: a list, a header, a recruiter's
disk. What could mean a path or break a line is refused, because it is never an accident. What is
merely awkward somewhere (reserved on Windows, too long, invisible) is mended without asking.
"""

import re
import unicodedata

from rolecall.domains.files.contracts import FileType
from rolecall.domains.files.rules import refusals
from rolecall.domains.files.rules.types import DESCRIPTIONS, known_extensions, usual_extension
from rolecall.kernel.sentences import say

MAX_NAME_BYTES = 160
"""Well under the 255 bytes of common file systems, so that copies may add ` (1)`."""
MAX_GIVEN_CHARACTERS = 1024

_BREAKING = frozenset({"Cc", "Cs", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d")
_AWKWARD = re.compile(r'[<>:"|?*]')
# Microsoft: Naming Files, Paths, and Namespaces; the superscript digits count as digits.
_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])", re.IGNORECASE)


def safe_name(given: str, type_: FileType, field: str) -> str:
    """Return a name without path, with the extension of the file's true type.

    Raises:
        InvalidInput: the name contains a path, a control character or a line break, or is longer
            than any real one.
    """
    if len(given) > MAX_GIVEN_CHARACTERS:
        raise refusals.bad_name(
            field, say("is longer than {limit} characters", limit=MAX_GIVEN_CHARACTERS)
        )
    if any(unicodedata.category(character) in _BREAKING for character in given):
        raise refusals.bad_name(field, say("contains control characters or line breaks"))
    if "/" in given or "\\" in given or given.strip() in {".", ".."}:
        raise refusals.bad_name(field, say("contains a path"))
    stem, extension = _parted(_visible(given), type_)
    return f"{_fitting(stem, MAX_NAME_BYTES - len(extension) - 1)}.{extension}"


def _visible(given: str) -> str:
    # Marks that turn the direction let `fdp.exe` read as `exe.pdf`; some scripts need the joiners.
    text = "".join(c for c in given if unicodedata.category(c) != "Cf" or c in _JOINERS)
    return " ".join(_AWKWARD.sub("_", unicodedata.normalize("NFC", text)).split())


def _parted(text: str, type_: FileType) -> tuple[str, str]:
    stem, dot, extension = text.rpartition(".")
    extension = extension.strip().lower()
    if dot and extension in DESCRIPTIONS[type_].extensions:
        return stem, extension
    # `cv.doc` that is a PDF becomes `cv.pdf`; `jane.smith` and `cv.exe` keep all of their name.
    return (stem if dot and extension in known_extensions() else text), usual_extension(type_)


def _fitting(stem: str, limit: int) -> str:
    stem = stem.strip(" .\u200c\u200d")
    if _RESERVED.fullmatch(stem.split(".")[0].rstrip()):
        stem = f"_{stem}"
    cut = stem.encode()[:limit].decode(errors="ignore")
    return cut.rstrip(" .\u200c\u200d") or "file"
