"""Text that spreadsheets show and do not run.

A cell that begins with one of a few characters is a formula to spreadsheet programs, and files that
people download hold what strangers typed (OWASP, "CSV Injection").
"""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_BYTE_ORDER_MARK = "\ufeff"


def safe_cell(text: str) -> str:
    """Return the text, with an apostrophe before what would be read as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_file(lines: str) -> bytes:
    """Return CSV as a file that spreadsheet programs read as UTF-8."""
    return f"{_BYTE_ORDER_MARK}{lines}".encode()
