"""How much of a résumé survives a scanner, and how long recognizing it takes.

    .venv/bin/python -m benchmarks.parser.scans DATA --records 40

Each résumé is set in type, printed into a picture of 200 to the inch that leans a little and is
blurred and specked, as office scanners do, made a PDF of pictures, and read the way the product
reads it, in its sandbox. Its values are compared with what the parser makes of the text itself.
Needs Tesseract.
"""

import argparse
import asyncio
import base64
import json
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from fpdf import FPDF
from PIL import Image, ImageFilter
from pypdfium2 import PdfDocument

from rolecall.domains.ai.rules.resume.parsing import parse
from rolecall.domains.ai.service.parser import load_parser
from rolecall.domains.files.rules.recognition import ASSEMBLING, PICTURES, packed
from rolecall.infra.recognition import Recognizer, look_for
from rolecall.infra.sandbox.runner import Sandbox

from benchmarks.parser.crossvalidation import prediction
from benchmarks.parser.gold import Record, load
from benchmarks.parser.scoring import score

_SEED: Final = 1
_LINES_OF_A_PAGE: Final = 64
_CHARACTERS_OF_A_LINE: Final = 100
_DOTS: Final = 200
_MOST_PAGES: Final = 3
MEBIBYTE: Final = 1024


def main(words: Sequence[str]) -> int:
    """Measure; return 0 unless there is no recognizer."""
    parser = argparse.ArgumentParser(prog="benchmarks.parser.scans", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--records", type=int, default=40)
    asked = parser.parse_args(words)
    records = [one for one in load(asked.data) if len(list(_pages(one.text))) <= _MOST_PAGES]
    chosen = random.Random(_SEED).sample(records, min(asked.records, len(records)))
    recognizer = asyncio.run(look_for("tesseract"))
    if recognizer is None:
        sys.stderr.write("Tesseract is not installed here.\n")
        return 1
    asyncio.run(_measure(chosen, recognizer))
    return 0


async def _measure(records: Sequence[Record], recognizer: Recognizer) -> None:
    parser, noise = load_parser(), random.Random(_SEED)
    plain, scanned = {}, {}
    pages, seconds = 0, 0.0
    for record in records:
        document = scan(record.text, noise)
        pages += len(PdfDocument(document))
        began = time.monotonic()
        text = await read(recognizer, document)
        seconds += time.monotonic() - began
        plain[record.id] = prediction(parse(record.text, parser))
        scanned[record.id] = prediction(parse(text, parser))
    before, after = score(records, plain), score(records, scanned)
    _say(f"{'field':<24}{'text P':>8}{'scan P':>8}{'kept':>7}{'text F1':>9}{'scan F1':>9}")
    for name, one in before.items():
        other = after[name]
        kept = other.precision / one.precision if one.precision else 0.0
        _say(
            f"{name:<24}{one.precision:>8.2f}{other.precision:>8.2f}{kept:>7.2f}"
            f"{one.f1:>9.2f}{other.f1:>9.2f}"
        )
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = used.ru_utime + used.ru_stime
    _say(
        f"{pages} pages of {len(records)} résumés: {pages / processor:.2f} pages a second of a "
        f"processor, {pages / seconds:.2f} by the clock, {used.ru_maxrss // MEBIBYTE} MiB in the "
        "largest process"
    )


async def read(recognizer: Recognizer, document: bytes) -> str:
    """Return the text of a PDF of pictures, by the product's own steps."""
    found: list[dict[str, Any]] = []
    for number in range(1, len(PdfDocument(document)) + 1):
        picture = await Sandbox().run(PICTURES, document, {"page": number})
        width, height, turn = picture["width"], picture["height"], picture["turn"]
        pixels, shaded = base64.b64decode(picture["pixels"]), picture["is_shaded"]
        table = await recognizer.table_of(width, height, pixels, is_shaded=shaded)
        found.append(
            {"page": number, "width": width, "height": height, "turn": turn, "table": table}
        )
    answer = await Sandbox().run(
        ASSEMBLING, packed(document, json.dumps(found).encode()), {"warnings": []}
    )
    return str(answer["text"])


def scan(text: str, noise: random.Random) -> bytes:
    """Return a PDF of the pictures that a scanner takes of a text."""
    printed = FPDF(format="A4")
    for lines in _pages(text):
        printed.add_page()
        printed.set_font("Helvetica", size=9)
        printed.set_y(12)
        for line in lines:
            printed.set_x(15)
            if line.strip():
                printed.cell(text=line.encode("latin-1", "replace").decode("latin-1"))
            printed.ln(4.2)
    taken = FPDF(format="A4")
    for page in PdfDocument(bytes(printed.output())):
        picture = page.render(scale=_DOTS / 72, grayscale=True).to_pil().convert("L")
        leaning = picture.rotate(
            noise.uniform(-1.5, 1.5), Image.Resampling.BICUBIC, fillcolor=255
        ).filter(ImageFilter.GaussianBlur(0.7))
        specks = Image.effect_noise(leaning.size, 24).point(lambda value: value // 8)
        leaning = Image.blend(leaning, specks, 0.06)
        written = BytesIO()
        leaning.save(written, "JPEG", quality=60)
        taken.add_page()
        taken.image(written, x=0, y=0, w=210, h=297)
    return bytes(taken.output())


def _pages(text: str) -> Iterator[list[str]]:
    lines = [
        line[at : at + _CHARACTERS_OF_A_LINE]
        for line in text.expandtabs(4).splitlines()
        for at in range(0, max(len(line), 1), _CHARACTERS_OF_A_LINE)
    ]
    for at in range(0, len(lines), _LINES_OF_A_PAGE):
        yield lines[at : at + _LINES_OF_A_PAGE]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
