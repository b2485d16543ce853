"""What others may ask of consents."""

from rolecall.domains.consents.queries import (
    current_wordings,
    find_wording,
    last_material,
    text_of,
)
from rolecall.domains.consents.service import (
    agreed_to,
    current_wording,
    form_consents,
    publish,
    shown_as,
    write_draft,
)

__all__ = [
    "agreed_to",
    "current_wording",
    "current_wordings",
    "find_wording",
    "form_consents",
    "last_material",
    "publish",
    "shown_as",
    "text_of",
    "write_draft",
]
