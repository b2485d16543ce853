"""Text of PDF, by pdfplumber (pdfminer.six below it)."""

from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from rolecall.domains.files.rules.extraction import answers
from rolecall.domains.files.rules.extraction.answers import PageLine

MAX_PAGES = 60


def run(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Answer with the text of up to 60 pages; with `only_open`, whether it opens at all."""
    try:
        document = pdfplumber.open(BytesIO(data), password="")
    except PdfminerException as error:
        return answers.of_problem("encrypted" if _is_locked(error) else "damaged")
    with document:
        if options.get("only_open"):
            return {"opens": True}
        return _read(document)


def _read(document: PDF) -> dict[str, Any]:
    lines: list[PageLine] = []
    warnings: list[str] = []
    characters = 0
    try:
        pages = document.pages
    except Exception:  # noqa: BLE001  # pdfminer raises whatever its parsing ran into
        return answers.of_problem("damaged")
    for page in pages[:MAX_PAGES]:
        try:
            found = _lines_of(page)
        except Exception:  # noqa: BLE001  # one broken page does not cost the others
            warnings.append("page_unreadable")
            found = []
        page.close()
        lines += found
        characters += sum(len(line.text) for line in found)
        if characters > answers.MAX_CHARACTERS:
            break
    if len(pages) > MAX_PAGES:
        warnings.append("pages_cut")
    return answers.of_lines(lines, pages=len(pages), warnings=dict.fromkeys(warnings))


def _lines_of(page: Page) -> list[PageLine]:
    width, height = float(page.width), float(page.height)
    return [
        PageLine(
            line["text"],
            page.page_number,
            (
                line["x0"] / width,
                line["top"] / height,
                line["x1"] / width,
                line["bottom"] / height,
            ),
            is_apart=position == 0,
        )
        for position, line in enumerate(page.extract_text_lines(return_chars=False))
    ]


def _is_locked(error: PdfminerException) -> bool:
    causes = (*error.args, error.__cause__, error.__context__)
    return any(isinstance(cause, PDFEncryptionError | PDFPasswordIncorrect) for cause in causes)
