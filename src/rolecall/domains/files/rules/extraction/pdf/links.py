"""Where links and filled-in fields of a page belong in its text.

A link's address is added behind the words that it lies on, or stands alone where it lies on a
picture, such as an icon; not where the text says it anyway.
"""

import re
from collections.abc import Iterator
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, Rect, apply_matrix_rect, decode_text

from rolecall.domains.files.rules.extraction.pdf.painting import frame_of
from rolecall.domains.files.rules.extraction.pdf.words import Word

_MOST = 200
_LONGEST = 300
_LONGEST_VALUE = 2_000
_ICON_SIZE = 10.0
_SCHEME = re.compile(r"^(?:https?://|mailto:|tel:)(?:www\.)?", re.IGNORECASE)
_ADDRESS = re.compile(r"^(?:https?://|mailto:|tel:)[^\s\x00-\x1f<>\"]+$", re.IGNORECASE)
_CONTACT = re.compile(r"^(?:mailto:|tel:)([^?]*).*$", re.IGNORECASE)


def add_links(page: PDFPage, words: list[Word]) -> None:
    """Add the addresses of a page's links to its words, and the values of its fields."""
    matrix, width, height = frame_of(page)
    said = _squeezed("".join(word.text for word in words))
    # A link over two lines has a box on each, and is said once, at the end.
    last = {address: box for box, address in _addresses(page, matrix, height)}
    for address, box in last.items():
        if _outside(box, width, height) or _squeezed(_plain(address)) in said:
            continue
        under = [word for word in words if _lies_under(word, box)]
        if under:
            under[-1].after = _plain(address)
        else:
            words.append(_alone(_plain(address), box))
    for box, value in _values(page, matrix, height):
        if not _outside(box, width, height) and not any(_lies_under(word, box) for word in words):
            words.extend(_alone(line, box) for line in value.splitlines()[:1] if line.strip())


def _addresses(page: PDFPage, matrix: Matrix, height: float) -> Iterator[tuple[Rect, str]]:
    for note in _notes(page):
        action = resolve1(note.get("A"))
        address = resolve1(action.get("URI")) if isinstance(action, dict) else None
        if isinstance(address, bytes):
            text = decode_text(address).strip()
            box = _box(note, matrix, height)
            if box and len(text) <= _LONGEST and _ADDRESS.match(text):
                yield box, text


def _values(page: PDFPage, matrix: Matrix, height: float) -> Iterator[tuple[Rect, str]]:
    """Yield what was filled into fields of text, which is not part of what a page paints."""
    for note in _notes(page):
        kind = resolve1(note.get("Subtype"))
        parent = resolve1(note.get("Parent"))
        field = note if note.get("FT") is not None or not isinstance(parent, dict) else parent
        is_text = isinstance(kind, PSLiteral) and kind.name == "Widget" and _name(field) == "Tx"
        value = resolve1(field.get("V")) if is_text else None
        box = _box(note, matrix, height)
        if box and isinstance(value, bytes):
            yield box, decode_text(value)[:_LONGEST_VALUE]


def _name(field: dict[str, Any]) -> str:
    kind = resolve1(field.get("FT"))
    return str(kind.name) if isinstance(kind, PSLiteral) else ""


def _notes(page: PDFPage) -> Iterator[dict[str, Any]]:
    notes = resolve1(page.annots)
    for one in notes[:_MOST] if isinstance(notes, list) else ():
        note = resolve1(one)
        if isinstance(note, dict):
            yield note


def _box(note: dict[str, Any], matrix: Matrix, height: float) -> Rect | None:
    given = resolve1(note.get("Rect"))
    numbers = [resolve1(one) for one in given] if isinstance(given, list) else []
    if len(numbers) != 4 or not all(isinstance(one, int | float) for one in numbers):  # noqa: PLR2004  # two corners
        return None
    x0, y0, x1, y1 = apply_matrix_rect(matrix, (numbers[0], numbers[1], numbers[2], numbers[3]))
    return min(x0, x1), height - max(y0, y1), max(x0, x1), height - min(y0, y1)


def _outside(box: Rect, width: float, height: float) -> bool:
    x0, y0, x1, y1 = box
    return x1 <= 0 or y1 <= 0 or x0 >= width or y0 >= height or (x1 - x0) * (y1 - y0) <= 0


def _lies_under(word: Word, box: Rect) -> bool:
    x0, y0, x1, y1 = box
    middle = word.baseline - 0.3 * word.size
    common = min(word.x1, x1) - max(word.x0, x0)
    return y0 <= middle <= y1 and common >= 0.5 * max(word.x1 - word.x0, 0.1)


def _alone(text: str, box: Rect) -> Word:
    x0, y0, x1, y1 = box
    size = min(_ICON_SIZE, max(y1 - y0, 1.0))
    baseline = (y0 + y1) / 2 + 0.3 * size
    return Word(text, x0, y0, x1, y1, baseline, size)


def _plain(address: str) -> str:
    found = _CONTACT.match(address)
    return found[1] if found else address


def _squeezed(text: str) -> str:
    return re.sub(r"[\s/]+", "", _SCHEME.sub("", text)).casefold()
