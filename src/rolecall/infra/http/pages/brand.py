"""An organization's colour, made readable.

Any colour may be chosen; text on it and links in it are kept at a contrast of at least 4.5 to 1
(WCAG 2.2, success criterion 1.4.3) by choosing black or white on it, and by darkening or lightening
it where it is used for text.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_HEX = re.compile(r"^#[0-9a-fA-F]{6}$")
DEFAULT_COLOR = "#0f766e"
_MINIMUM = 4.5
_LINEAR_LIMIT = 0.04045
_LIGHT_PAGE = (255, 255, 255)
_DARK_PAGE = (22, 25, 27)
Color = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Brand:
    """What a page looks like: whose it is and in which colour (`#rrggbb`; anything else: ours)."""

    name: str = "Rolecall"
    color: str = DEFAULT_COLOR
    logo_url: str = ""
    home_url: str = "/"

    @property
    def stylesheet(self) -> str:
        """The page's custom properties, for light and dark."""
        return _stylesheet(self.color if _HEX.match(self.color) else DEFAULT_COLOR)


@lru_cache(maxsize=512)
def _stylesheet(color: str) -> str:
    base = _parse(color)
    on_brand = "#ffffff" if _contrast(base, (255, 255, 255)) >= _MINIMUM else "#111111"
    light = _readable(base, _LIGHT_PAGE, toward=0)
    dark = _readable(base, _DARK_PAGE, toward=255)
    return (
        f":root{{--brand:{color};--on-brand:{on_brand};--brand-text:{_text(light)}}}"
        f"@media(prefers-color-scheme:dark){{:root{{--brand-text:{_text(dark)}}}}}"
    )


def _readable(color: Color, page: Color, *, toward: int) -> Color:
    """Move the colour toward black (0) or white (255) until it reads on the page."""
    for step in range(21):
        share = step / 20
        moved = (
            round(color[0] + (toward - color[0]) * share),
            round(color[1] + (toward - color[1]) * share),
            round(color[2] + (toward - color[2]) * share),
        )
        if _contrast(moved, page) >= _MINIMUM:
            return moved
    return (toward, toward, toward)


def _contrast(one: Color, other: Color) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    """Return the relative luminance (WCAG 2.2, definitions)."""
    parts = [
        part / 12.92 if part <= _LINEAR_LIMIT else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in color)
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _parse(color: str) -> Color:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _text(color: Color) -> str:
    return "#{:02x}{:02x}{:02x}".format(*color)
