"""What is typeset, and how that can fail."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rolecall.kernel.errors import InvalidInput, Unavailable
from rolecall.kernel.sentences import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A Typst source, written in the code, and what it shows.

    The source reads `json(bytes(sys.inputs.values))`: `values` as they are, `images` under the key
    `images` as arrays of bytes, and `at` under `year`, `month` and `day` of `made`. It has to set
    the document's title and language, which PDF/UA-1 (ISO 14289-1, 7.1 and 7.2) asks for.
    """

    source: str
    values: Mapping[str, Any]
    at: datetime
    """The date in the file, aware; the same document has the same bytes."""
    images: Mapping[str, bytes] = field(default_factory=dict)


class DocumentError(Unavailable):
    """The document could not be made: 503. The sentence is for people."""

    code, title = "document_not_made", say("The document could not be made")


class UnprintableText(InvalidInput):
    """No font of this installation has a character of the text: 422."""

    code, title = "unprintable_text", say("A character cannot be printed")
