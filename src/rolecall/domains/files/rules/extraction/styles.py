"""When the properties of a document hide its text: for word processors and pages of the web."""

import re
from typing import Final

from rolecall.domains.files.contracts import Remarked

SMALLEST_POINTS: Final = 3.0
_NEAR_WHITE: Final = 0xF5
_HEX: Final = re.compile(r"^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$", re.IGNORECASE)
_SHORT_HEX: Final = re.compile(r"^#([0-9a-f])([0-9a-f])([0-9a-f])$", re.IGNORECASE)
_NUMBERS: Final = re.compile(r"^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)")


def is_white(color: str | None) -> bool:
    """Tell whether a color, as documents write it, cannot be told from white paper."""
    given = (color or "").strip().lower()
    if given in {"white", "snow", "ivory", "ghostwhite", "floralwhite"}:
        return True
    if found := _HEX.match(given):
        parts = [int(one, 16) for one in found.groups()]
    elif found := _SHORT_HEX.match(given):
        parts = [int(one * 2, 16) for one in found.groups()]
    elif found := _NUMBERS.match(given):
        parts = [int(one) for one in found.groups()]
    else:
        return False
    return min(parts) >= _NEAR_WHITE


def hidden_by(
    *, is_hidden: bool, points: float | None, color: str | None, has_background: bool
) -> Remarked | None:
    """Return what hides text of these properties, None if it can be seen."""
    if is_hidden:
        return Remarked.HIDDEN_STYLE
    if points is not None and points < SMALLEST_POINTS:
        return Remarked.TINY
    if is_white(color) and not has_background:
        return Remarked.BACKGROUND_COLOR
    return None
