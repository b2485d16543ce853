"""Tesseract, which recognizes text in pictures, where it is installed.

It runs in the sandbox, with one thread, little memory and little time, and gets gray pixels under a
header that is written here; so no decoder of pictures is within reach of a file.
"""

import asyncio
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rolecall.infra.runtime import Runtime
from rolecall.infra.sandbox.contracts import MEBIBYTE, Limits, Tool
from rolecall.infra.sandbox.runner import Sandbox

LIMITS: Final = Limits(wall_seconds=60, cpu_seconds=30, memory_bytes=512 * MEBIBYTE)
"""Of one page, which takes one to four seconds of a processor and 160 MiB."""
_LANGUAGES: Final = ("eng", "deu", "spa", "fra")
"""Those that Rolecall understands, as Tesseract calls them; the first comes with it."""
_ORIENTATION: Final = "osd"
_FIND_ORIENTATION, _NO_ORIENTATION = "1", "3"
"""Its modes of page segmentation."""
_BY_NEIGHBOURHOOD: Final = 2
"""Its way of telling ink from paper that goes by what is around (Sauvola and Pietikäinen 2000)."""
_NOTE: Final = "infra.recognition"


@dataclass(frozen=True, slots=True)
class Recognizer:
    """Tesseract as it is installed here."""

    program: Path
    languages: tuple[str, ...]
    tells_orientation: bool

    async def table_of(
        self,
        width: int,
        height: int,
        pixels: bytes,
        limits: Limits = LIMITS,
        *,
        is_shaded: bool = False,
    ) -> str:
        """Return the table (TSV) of words that it finds in a gray picture, a byte a pixel.

        `is_shaded` says that the light on the page is uneven.

        Raises:
            SandboxError: it gave no answer; it is gone.
        """
        tool = Tool(
            program=self.program,
            readable=tuple(self.program.parents[1] / folder for folder in ("lib", "share")),
            environment={"OMP_THREAD_LIMIT": "1"},
        )
        segmentation = _FIND_ORIENTATION if self.tells_orientation else _NO_ORIENTATION
        arguments = ["stdin", "stdout", "-l", "+".join(self.languages), "--psm", segmentation]
        if is_shaded:
            # Its versions before 5 do not know it, and go on without.
            arguments += ["-c", f"thresholding_method={_BY_NEIGHBOURHOOD}"]
        picture = b"P5\n%d %d\n255\n" % (width, height) + pixels
        table = await Sandbox(limits).run_tool(tool, [*arguments, "tsv"], picture)
        return table.decode("utf-8", "replace")


async def find_recognizer(runtime: Runtime) -> Recognizer | None:
    """Return the recognizer of this machine, None where there is none or it is switched off."""
    name = runtime.settings.recognition.tesseract
    note = f"{_NOTE}:{name}"
    known: Recognizer | None = runtime.notes.get(note)
    if known is None:
        # Asked again where there was none: it may be installed while Rolecall runs.
        known = await look_for(name)
        if known is not None:
            runtime.notes[note] = known
    return known


async def look_for(name: str) -> Recognizer | None:
    """Return the recognizer of this name or path, None where there is none that can be used."""
    found = shutil.which(name) if name else None
    if found is None:
        return None
    program = os.path.realpath(found)  # noqa: ASYNC240  # of a local disk, once
    try:
        process = await asyncio.create_subprocess_exec(
            *(program, "--list-langs"),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
    except OSError:
        return None
    said, _ = await process.communicate()
    # A heading, and a language in each line.
    installed = said.decode("utf-8", "replace").split("\n")[1:]
    languages = tuple(one for one in _LANGUAGES if one in installed)
    return Recognizer(Path(program), languages, _ORIENTATION in installed) if languages else None
