"""The shapes of privacy over HTTP."""

from rolecall.domains.privacy.schemas.consenting import AskingOut
from rolecall.domains.privacy.schemas.copies import (
    ChoicesIn,
    ChoicesOut,
    CopyIn,
    CopyOut,
    CopyRefusalIn,
    MyCopiesOut,
    MyCopyOut,
    PersonCopiesOut,
)
from rolecall.domains.privacy.schemas.erasures import (
    ErasureIn,
    ErasureOut,
    ErasurePreviewOut,
    HoldIn,
    HoldOut,
    HoldsOut,
)

__all__ = [
    "AskingOut",
    "ChoicesIn",
    "ChoicesOut",
    "CopyIn",
    "CopyOut",
    "CopyRefusalIn",
    "ErasureIn",
    "ErasureOut",
    "ErasurePreviewOut",
    "HoldIn",
    "HoldOut",
    "HoldsOut",
    "MyCopiesOut",
    "MyCopyOut",
    "PersonCopiesOut",
]
