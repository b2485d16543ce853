"""Documents that are made here: tagged, accessible PDF out of Typst sources and plain values.

What people typed is only ever a value: it reaches Typst as JSON, never as markup.
"""

from rolecall.infra.documents.contracts import Document, DocumentError, UnprintableText
from rolecall.infra.documents.press import typeset

__all__ = ["Document", "DocumentError", "UnprintableText", "typeset"]
