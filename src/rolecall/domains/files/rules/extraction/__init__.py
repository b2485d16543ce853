"""Programs that read the text of documents; they run in the sandbox and nowhere else.

Each module has `run(data, options)` and answers with what `answers` builds. `PROGRAMS` names the
module for each type; nothing here imports them, so that a process that only asks for text never
loads a parser.
"""

from rolecall.domains.files.contracts import FileType

PROGRAMS: dict[FileType, str] = {
    type_: f"{__name__}.{module}"
    for type_, module in (
        (FileType.PDF, "pdf"),
        (FileType.DOCX, "docx"),
        (FileType.DOC, "doc"),
        (FileType.ODT, "odt"),
        (FileType.RTF, "rtf"),
        (FileType.TXT, "plain"),
        (FileType.HTML, "html"),
        (FileType.JSON, "json_resume"),
    )
}
EXTRACTOR = 4
"""The version of the readers. Raise it by two when one answers better than before: what older ones
read is read again, some files at a time."""
UNRECOGNIZED = EXTRACTOR - 1
"""The version of what has text in pictures that nothing here could recognize: it is older than
everything else as soon as there is a recognizer."""
TOLD = 32_767
"""In the place of a version: the text was told by who made the file, and no reader knows better."""

PASSWORD_CHECK = PROGRAMS[FileType.PDF]
"""With the option `only_open` it answers whether a PDF opens without a password."""
RECOGNIZED = "recognized"
"""The warning that text, or a part of it, was recognized in pictures."""
PICTURES = f"{__name__}.pictures"
"""Draws a picture anew in the widths of the option `budgets`."""
CARDS = f"{__name__}.cards"
"""Draws what links are shown with."""
