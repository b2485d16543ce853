"""An organization's colour, made readable.

Any colour may be chosen; text on it and links in it are kept at a contrast of at least 4.5 to 1
(WCAG 2.2, success criterion 1.4.3) by choosing black or white on it, and by darkening or lightening
it where it is used for text.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from urllib.parse import quote

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
DEFAULT_COLOR = "#0f766e"
_MINIMUM = 4.5
_LINEAR_LIMIT = 0.04045
_LIGHT_PAGE = (255, 255, 255)
_DARK_PAGE = (22, 25, 27)
TINT = 0.09
"""How much of the brand's colour is in tinted surfaces; `--tint` in the stylesheet."""
Color = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Brand:
    """What a page looks like: whose it is and in which colour (`#rrggbb`; anything else: ours)."""

    name: str = "Rolecall"
    color: str = DEFAULT_COLOR
    logo_url: str = ""
    home_url: str = "/"
    platform_url: str = "/"
    """The installation's first page: a whole address where the page is at another host."""

    @property
    def stylesheet(self) -> str:
        """The page's custom properties, for light and dark."""
        return _stylesheet(self.safe_color)

    @property
    def icon(self) -> str:
        """The page's icon as an address: the first letter of the name in the brand's colour."""
        letter = escape(self.name[:1].upper())
        drawing = (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
            f'<rect width="32" height="32" rx="8" fill="{self.safe_color}"/>'
            f'<text x="16" y="22.5" font-family="sans-serif" font-size="19" font-weight="700" '
            f'text-anchor="middle" fill="{self.on_color}">{letter}</text></svg>'
        )
        return f"data:image/svg+xml,{quote(drawing)}"

    @property
    def on_color(self) -> str:
        """The colour of text on the brand's."""
        return _on(_parse(self.safe_color))

    @property
    def safe_color(self) -> str:
        """The colour, or ours where it is none."""
        return self.color if _HEX.fullmatch(self.color) else DEFAULT_COLOR


@lru_cache(maxsize=512)
def _stylesheet(color: str) -> str:
    base = _parse(color)
    light = _readable(base, _LIGHT_PAGE, toward=0)
    dark = _readable(base, _DARK_PAGE, toward=255)
    return (
        f":root{{--brand:{color};--on-brand:{_on(base)};--brand-text:{_text(light)}}}"
        f"@media(prefers-color-scheme:dark){{:root{{--brand-text:{_text(dark)}}}}}"
    )


def _on(color: Color) -> str:
    """Return the colour of text on a colour: white where that can be read, else black.

    One of the two always can: they meet at a contrast of 4.58.
    """
    return "#ffffff" if _contrast(color, _LIGHT_PAGE) >= _MINIMUM else "#000000"


def _readable(color: Color, page: Color, *, toward: int) -> Color:
    """Move the colour toward black (0) or white (255) until it reads on page and tint."""
    tinted = _mix(color, page, TINT)
    for step in range(21):
        moved = _mix((toward, toward, toward), color, step / 20)
        if min(_contrast(moved, page), _contrast(moved, tinted)) >= _MINIMUM:
            return moved
    return (toward, toward, toward)


def _mix(one: Color, other: Color, share: float) -> Color:
    """Return `share` of one colour in the other, as `color-mix(in srgb, …)` does."""
    return (
        round(other[0] + (one[0] - other[0]) * share),
        round(other[1] + (one[1] - other[1]) * share),
        round(other[2] + (one[2] - other[2]) * share),
    )


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
