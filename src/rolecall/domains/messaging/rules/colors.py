"""Colours that can be read: WCAG 2.2, success criterion 1.4.3, level AA."""

_ENOUGH_CONTRAST = 4.5
_LINEAR_LIMIT = 0.04045


def text_on(background: str) -> str:
    """Return white or black, whichever reads better on the colour (`#rrggbb`).

    One of the two always has enough contrast: they meet at 4.58.
    """
    white, black = "#ffffff", "#000000"
    return white if contrast(white, background) >= contrast(black, background) else black


def readable_on_white(color: str) -> str:
    """Return the colour, darkened as far as needed to be read as text on white."""
    red, green, blue = _channels(color)
    while contrast(f"#{red:02x}{green:02x}{blue:02x}", "#ffffff") < _ENOUGH_CONTRAST:
        red, green, blue = (int(channel * 0.95) for channel in (red, green, blue))
    return f"#{red:02x}{green:02x}{blue:02x}"


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= _LINEAR_LIMIT else ((value + 0.055) / 1.055) ** 2.4
