"""The program that typesets, inside the sandbox (`rolecall.infra.sandbox`).

Typst makes a thread when it first runs. The walls forbid that, and no thread outlives a fork: so
one document is made in each process, before its walls are up.
"""

import base64
import json
import os
from typing import Any, Final

os.environ["RAYON_NUM_THREADS"] = "1"

import typst  # it reads the number of threads when it is loaded

_STANDARD: Final = "ua-1"
_NO_GLYPH = "could not be displayed with font"


def enter() -> None:
    """Have Typst make its thread."""
    typst.compile(b"", format="pdf", ignore_system_fonts=True)


def run(data: bytes, options: dict[str, Any]) -> dict[str, str]:
    """Return `{"pdf": base64}`, or `{"unprintable": text}` if no font has a character of it.

    The fonts that come with Typst are tried first, so that a document looks the same everywhere;
    those of the machine are asked only for scripts that they lack.
    """
    del options
    order = json.loads(data)
    images = {name: list(base64.b64decode(given)) for name, given in order["images"].items()}
    values = json.dumps({**order["values"], "images": images})
    try:
        pdf = _compiled(order, values, own_fonts_alone=True)
    except typst.TypstError as error:
        if _NO_GLYPH not in error.message:
            raise
        try:
            pdf = _compiled(order, values, own_fonts_alone=False)
        except typst.TypstError as again:
            if _NO_GLYPH not in again.message:
                raise
            return {"unprintable": again.message.partition('"')[2].partition('"')[0]}
    return {"pdf": base64.b64encode(pdf).decode()}


def _compiled(order: dict[str, Any], values: str, *, own_fonts_alone: bool) -> bytes:
    source: bytes = order["source"].encode()
    return typst.compile(
        source,
        format="pdf",
        sys_inputs={"values": values},
        pdf_standards=_STANDARD,
        ignore_system_fonts=own_fonts_alone,
        timestamp=order["at"],
    )
