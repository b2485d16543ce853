"""Tables of comma-separated values (RFC 4180) that spreadsheets show and do not run.

A cell that begins with one of a few characters is a formula to spreadsheet programs, and files that
people download hold what strangers typed (OWASP, "CSV Injection"). Such a text gets an apostrophe
in front, which spreadsheets take as the sign of plain text.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Final

Cell = str | int | float | None
Words = Callable[[str], str]
"""In which language sentences among the cells are said; `str` leaves them in English."""

# The full-width forms are formulas to the Japanese editions of some programs.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001
BYTE_ORDER_MARK: Final = "\ufeff"
"""What Excel needs at the beginning of a file to read it as UTF-8."""


def safe_cell(text: str) -> str:
    """Return the text, with an apostrophe before what would be read as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_lines(lines: Iterable[Sequence[Cell]], words: Words = str) -> str:
    """Return lines of CSV, each with its end; no text is read as a formula."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    for line in lines:
        writer.writerow(
            [safe_cell(words(cell)) if isinstance(cell, str) else cell for cell in line]
        )
    return written.getvalue()


def csv_line(cells: Iterable[str], words: Words = str) -> str:
    """Return one line of CSV, with its end; no cell is read as a formula."""
    return csv_lines([list(cells)], words)


def csv_file(lines: str) -> bytes:
    """Return CSV as a file that spreadsheet programs read as UTF-8."""
    return f"{BYTE_ORDER_MARK}{lines}".encode()
