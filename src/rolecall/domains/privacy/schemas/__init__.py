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
from rolecall.domains.privacy.schemas.requests import (
    CarryOutIn,
    ErasureRefusalIn,
    ErasureRequestOut,
    MyErasureIn,
    MyErasureOut,
    told_before,
)

__all__ = [
    "AskingOut",
    "CarryOutIn",
    "ChoicesIn",
    "ChoicesOut",
    "CopyIn",
    "CopyOut",
    "CopyRefusalIn",
    "ErasureIn",
    "ErasureOut",
    "ErasurePreviewOut",
    "ErasureRefusalIn",
    "ErasureRequestOut",
    "HoldIn",
    "HoldOut",
    "HoldsOut",
    "MyCopiesOut",
    "MyCopyOut",
    "MyErasureIn",
    "MyErasureOut",
    "PersonCopiesOut",
    "told_before",
]
