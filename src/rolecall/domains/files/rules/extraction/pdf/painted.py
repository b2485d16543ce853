"""What was painted of a page: letters with how they look, and the shapes before and behind them."""

from dataclasses import dataclass, field

from pdfminer.utils import Point, Rect

from rolecall.domains.files.rules.extraction.pdf.shapes import Color, Shape


@dataclass(slots=True, eq=False)
class Style:
    """How letters are painted. A color is None where it cannot be told, as for patterns."""

    size: float
    fill: Color | None
    stroke: Color | None
    mode: int
    alpha: float
    font: str
    turned: bool
    is_layer_off: bool


@dataclass(slots=True, eq=False)
class Glyph:
    """A letter (or what one code of the font stands for) and its place."""

    text: str
    x0: float
    x1: float
    baseline: float
    style: Style
    order: int
    """How many shapes and pictures were painted before it."""
    clip: Rect | None

    @property
    def middle(self) -> Point:
        """The middle of what is seen of it."""
        return (self.x0 + self.x1) / 2, self.baseline - 0.3 * self.style.size


@dataclass(slots=True, eq=False)
class Painted:
    """One page: its size in points, and what is on it."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    undefined: int = 0
    """Letters of which the font does not say what they are."""
