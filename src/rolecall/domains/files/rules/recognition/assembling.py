"""Words that were recognized in pictures, put together to the text of a file.

It runs in the sandbox, as it reads the PDF again: what is text stays as it is, and what was
recognized comes where it stands.
"""

import json
from dataclasses import replace
from typing import Any

from rolecall.domains.files.rules.extraction import RECOGNIZED, answers, pdf
from rolecall.domains.files.rules.extraction.pdf.columns import in_reading_order
from rolecall.domains.files.rules.extraction.pdf.lines import ReadPage, lines_of
from rolecall.domains.files.rules.extraction.pdf.recognized import found_of
from rolecall.domains.files.rules.recognition import unpacked


def run(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Answer with the text of a PDF or, with `is_picture`, of the one picture that the file is."""
    document, found = unpacked(data)
    pages = {one["page"]: found_of(one) for one in json.loads(found)}
    if not options.get("is_picture"):
        return pdf.run(document, {"recognized": pages, "warnings": options["warnings"]})
    lines = [
        replace(line, box=one.back(line.box))
        for one in pages.values()
        for line in lines_of([ReadPage(1, one.width, one.height, in_reading_order(one.words))])
    ]
    warnings = [*([RECOGNIZED] if lines else []), *options["warnings"]]
    return answers.of_lines(lines, pages=1, warnings=warnings)
