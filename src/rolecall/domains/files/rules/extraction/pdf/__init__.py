"""Text of PDF: what a page shows, column by column, with the place of each line."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from time import process_time
from typing import Any

from pdfminer.pdfdocument import (
    PDFDocument,
    PDFEncryptionError,
    PDFPasswordIncorrect,
    PDFTextExtractionNotAllowed,
)
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from rolecall.domains.files.contracts import Remarked
from rolecall.domains.files.rules.extraction import RECOGNIZED, answers
from rolecall.domains.files.rules.extraction.pdf.columns import in_reading_order
from rolecall.domains.files.rules.extraction.pdf.hidden import sift
from rolecall.domains.files.rules.extraction.pdf.lines import ReadPage, lines_of
from rolecall.domains.files.rules.extraction.pdf.links import add_links
from rolecall.domains.files.rules.extraction.pdf.painted import Painted
from rolecall.domains.files.rules.extraction.pdf.painting import Painter, TooMuch
from rolecall.domains.files.rules.extraction.pdf.pictured import is_pictured
from rolecall.domains.files.rules.extraction.pdf.recognized import Found, beside, placed
from rolecall.domains.files.rules.extraction.pdf.words import turned_lines, words_of

MAX_PAGES = 200
MOST_SECONDS = 9.0
"""Of processor time, of the 15 that the sandbox gives: what was read by then is the answer."""
_MOST_COUNTED = 10_000


def run(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Answer with the text of up to 200 pages; with `only_open`, whether it opens at all.

    `pictured` of the answer are the pages, counted from 1, whose text is in a picture. With
    `recognized`, the words found there by page (`pdf.recognized.Found`), they are read as well,
    and `warnings` are passed on.
    """
    try:
        document = PDFDocument(PDFParser(BytesIO(data)), password="")
    except (PDFEncryptionError, PDFPasswordIncorrect, PDFTextExtractionNotAllowed):
        return answers.of_problem("encrypted")
    except Exception:  # noqa: BLE001  # pdfminer raises whatever its parsing ran into
        return answers.of_problem("damaged")
    if options.get("only_open"):
        return {"opens": True}
    reading = _Reading(document, float(options.get("seconds", MOST_SECONDS)))
    reading.recognized = options.get("recognized", {})
    reading.warn(*options.get("warnings", ()))
    return reading.answer()


class _Reading:
    """The reading of one document."""

    def __init__(self, document: PDFDocument, seconds: float) -> None:
        self._document = document
        self._until = process_time() + seconds
        self._painter = Painter(_layers_off(document))
        self._warnings: dict[str, None] = {}
        self._remarks: list[tuple[Remarked, str, int]] = []
        self._count = 0
        self._pictured: list[int] = []
        self.recognized: Mapping[int, Found] = {}

    def warn(self, *words: str) -> None:
        """Add warnings to the answer."""
        self._warnings.update(dict.fromkeys(words))

    def answer(self) -> dict[str, Any]:
        """Read the pages."""
        try:
            pages = list(self._pages())
        except Exception:  # noqa: BLE001  # the tree of pages is broken
            return answers.of_problem("damaged")
        if self._count > len(pages) or self._count > MAX_PAGES:
            self._warnings["pages_cut"] = None
        answer = answers.of_lines(
            [self._where_it_is(line) for line in lines_of(pages)],
            pages=self._count,
            warnings=self._warnings,
            remarks=[answers.hidden(kind, quote, page) for kind, quote, page in self._remarks],
        )
        return {**answer, "pictured": self._pictured}

    def _where_it_is(self, line: answers.PageLine) -> answers.PageLine:
        found = self.recognized.get(line.page)
        if found is None or found.is_straight:
            return line
        return replace(line, box=found.back(line.box))

    def _pages(self) -> Iterator[ReadPage]:
        characters, is_over = 0, False
        for page in PDFPage.create_pages(self._document):
            self._count += 1
            if self._count >= _MOST_COUNTED:
                return
            if self._count > MAX_PAGES or is_over:
                continue
            painted, is_over = self._painted(page)
            read = self._read(page, painted)
            characters += sum(len(word.text) for row in read.rows for word in row.words)
            is_over = is_over or characters > answers.MAX_CHARACTERS or process_time() > self._until
            yield read

    def _painted(self, page: PDFPage) -> tuple[Painted, bool]:
        """Return what a page shows, and whether nothing should be read after it."""
        try:
            return self._painter.paint(page), False
        except TooMuch:
            self._warnings["text_cut"] = None
            return self._painter.painted, True
        except MemoryError:
            # One page that inflates to more than fits: what it had is given back.
            self._warnings["page_unreadable"] = None
            return Painted(*_size(self._painter)), False
        except Exception:  # noqa: BLE001  # one broken page does not cost the others
            self._warnings["page_unreadable"] = None
            return self._painter.painted, False

    def _read(self, page: PDFPage, painted: Painted) -> ReadPage:
        seen, hidden = sift(painted)
        self._remarks += [(kind, quote, self._count) for kind, quote in hidden]
        words = words_of(seen)
        add_links(page, words)
        found = self.recognized.get(self._count)
        if found is None:
            if is_pictured(painted, words):
                self._pictured.append(self._count)
        elif found.words:
            self.warn(RECOGNIZED)
            if not found.is_straight:
                # What little text such a page has is the sign of a scanner.
                rows = in_reading_order(found.words)
                return ReadPage(self._count, found.width, found.height, rows)
            words += beside(placed(found, painted.width, painted.height), words)
        return ReadPage(
            number=self._count,
            width=painted.width or 1.0,
            height=painted.height or 1.0,
            rows=in_reading_order(words),
            sideways=turned_lines(seen),
        )


def _size(painter: Painter) -> tuple[float, float]:
    return painter.painted.width, painter.painted.height


def _layers_off(document: PDFDocument) -> frozenset[int]:
    """Return the layers that are not shown when the document is opened."""
    try:
        layers = resolve1(document.catalog.get("OCProperties")) or {}
        usual = resolve1(layers.get("D")) or {}
        off = resolve1(usual.get("OFF")) or []
        return frozenset(one.objid for one in off if hasattr(one, "objid"))
    except Exception:  # noqa: BLE001  # a broken entry switches nothing off
        return frozenset()
