"""Boxes, shapes and colors of a page, in points from the top left."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.utils import PathSegment, Point, Rect

Color = tuple[float, float, float]
"""Red, green and blue, 0 to 1."""
_DEVICE_GRAY, _DEVICE_RGB, _DEVICE_CMYK = 1, 3, 4
_CORNERS_OF_A_BOX = 5
_TINT_SPACE = "Separation"
_NO_COLOR_BY_NUMBERS = {"Pattern", "Indexed", "Lab", "DeviceN", "Separation"}


@dataclass(slots=True, eq=False)
class Shape:
    """A filled shape or a picture. `color` is None for pictures and patterns.

    `corners` is None for a box along the axes, and `is_opaque` says that nothing shows through.
    """

    box: Rect
    color: Color | None
    is_opaque: bool
    is_picture: bool = False
    corners: tuple[Point, ...] | None = None

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point is inside."""
        x0, y0, x1, y1 = self.box
        if not (x0 <= x <= x1 and y0 <= y <= y1):
            return False
        return self.corners is None or is_inside(self.corners, x, y)


def color_of(given: Any, space: PDFColorSpace) -> Color | None:
    """Return a color as red, green, blue; None where the numbers do not say it."""
    numbers = given if isinstance(given, tuple | list) else (given,)
    if not all(isinstance(one, int | float) for one in numbers):
        return None
    values = [min(max(float(one), 0.0), 1.0) for one in numbers]
    if space.name == _TINT_SPACE and len(values) == 1 and values[0] == 0:
        return 1.0, 1.0, 1.0
    if space.name in _NO_COLOR_BY_NUMBERS:
        return None
    if len(values) == _DEVICE_GRAY:
        return values[0], values[0], values[0]
    if len(values) == _DEVICE_RGB:
        return values[0], values[1], values[2]
    if len(values) == _DEVICE_CMYK:
        cyan, magenta, yellow, black = values
        return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    return None


def parts_of(path: Sequence[PathSegment]) -> list[list[PathSegment]]:
    """Return the separate parts of a path."""
    parts: list[list[PathSegment]] = []
    for segment in path:
        if segment[0] == "m" or not parts:
            parts.append([])
        parts[-1].append(segment)
    return parts


def around(points: Sequence[Point]) -> Rect:
    """Return the box around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def common(one: Rect, other: Rect) -> Rect:
    """Return what two boxes have in common; empty if it ends before it begins."""
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def is_box(corners: Sequence[Point]) -> bool:
    """Tell whether corners are those of a rectangle along the axes."""
    if len(corners) not in {_CORNERS_OF_A_BOX - 1, _CORNERS_OF_A_BOX}:
        return False
    x0, y0, x1, y1 = around(corners)
    slack = 0.01 + 0.001 * (x1 - x0 + y1 - y0)
    return all(
        min(abs(x - x0), abs(x - x1)) <= slack and min(abs(y - y0), abs(y - y1)) <= slack
        for x, y in corners
    )


def is_inside(corners: Sequence[Point], x: float, y: float) -> bool:
    """Tell whether a point is inside a polygon: by the edges that a ray from it crosses."""
    inside = False
    previous_x, previous_y = corners[-1]
    for corner_x, corner_y in corners:
        if (corner_y > y) != (previous_y > y):
            at = (previous_x - corner_x) * (y - corner_y) / (previous_y - corner_y) + corner_x
            inside = inside != (x < at)
        previous_x, previous_y = corner_x, corner_y
    return inside
