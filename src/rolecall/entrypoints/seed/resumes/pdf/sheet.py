"""A sheet of paper with the few tools that the PDF layouts share."""

from typing import Literal

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from rolecall.entrypoints.seed.shapes import Career, Resume

Colour = tuple[int, int, int]
Align = Literal["L", "C", "R"]

INK: Colour = (38, 40, 43)
GREY: Colour = (110, 114, 120)
PALE: Colour = (205, 208, 213)
WHITE: Colour = (255, 255, 255)

_POINTS_PER_MM = 72 / 25.4
_LEADING = 1.28
_SMALLEST = 6.0
_SMALLEST_SCALE = 0.92
_LARGEST_SCALE = 1.22


class Sheet(FPDF):
    """Letter paper (A4 for people in the United Kingdom), millimetres, core fonts.

    Creation date and document id come from the résumé, so that the same résumé is the same bytes.
    `room` is how many lines of a career fill one page of the layout.
    """

    def __init__(self, resume: Resume, typeface: str, *, margin: float, room: int) -> None:
        super().__init__(unit="mm", format="A4" if resume.person.place.endswith("UK") else "Letter")
        # Viewers read core fonts as Windows-1252, which is Latin-1 with dashes and bullets.
        self.core_fonts_encoding = "cp1252"
        self.typeface = typeface
        self.scale = fitting_scale(resume.career, room)
        self.accent: Colour = rgb(resume.accent)
        self.set_creation_date(resume.made_at)
        self.set_title(f"{resume.person.name} - {resume.career.headline}")
        self.set_author(resume.person.name)
        self.set_margins(margin, margin, margin)
        self.set_auto_page_break(auto=True, margin=margin * 0.8)
        self.c_margin = 0.0

    def pen(self, size: float, style: str = "", colour: Colour = INK) -> float:
        """Choose font size in points, style (`B`, `I`) and colour; return the line height in mm.

        Sizes are those of a full page; `scale` makes them larger where there is less to tell.
        """
        size *= self.scale
        self.set_font(self.typeface, style, size)
        self.set_text_color(*colour)
        return size * _LEADING / _POINTS_PER_MM

    def gap(self, height: float) -> None:
        """Leave so much room, which grows where there is less to tell."""
        self.ln(height * self.scale**2)

    def line_of(
        self,
        text: str,
        size: float,
        style: str = "",
        colour: Colour = INK,
        *,
        width: float = 0,
        align: Align = "L",
    ) -> None:
        """Write one line and go to the start of the next."""
        height = self.pen(size, style, colour)
        self.cell(width, height, text, align=align, new_x=XPos.LEFT, new_y=YPos.NEXT)

    def paragraph(
        self,
        text: str,
        size: float,
        style: str = "",
        colour: Colour = INK,
        *,
        width: float = 0,
        align: Align = "L",
    ) -> None:
        """Write wrapped text from the present place, and go below it."""
        height = self.pen(size, style, colour)
        self.multi_cell(width, height, text, align=align, new_x=XPos.LEFT, new_y=YPos.NEXT)

    def both_ends(
        self, left: str, right: str, size: float, style: str = "", colour: Colour = GREY
    ) -> None:
        """Write a line with text at both margins, the right one plain and in `colour`."""
        height = self.pen(size, style)
        self.cell(0, height, left, new_x=XPos.LMARGIN, new_y=YPos.TOP)
        self.pen(size - 0.5, "", colour)
        self.cell(0, height, right, align="R", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def bullets(
        self, texts: tuple[str, ...], size: float, *, width: float = 0, sign: str = "•"
    ) -> None:
        """Write a list, wrapped lines hanging under the text."""
        left = self.x
        indent = 4.0
        for text in texts:
            height = self.pen(size)
            if self.will_page_break(height):
                self.add_page()
            self.set_x(left + 1)
            self.cell(indent - 1, height, sign)
            self.set_x(left + indent)
            inner = width - indent if width else 0
            self.multi_cell(inner, height, text, align="L", new_x=XPos.LEFT, new_y=YPos.NEXT)
            self.set_x(left)

    def fitted(
        self, text: str, size: float, *, width: float, colour: Colour = INK, align: Align = "L"
    ) -> None:
        """Write one line, in smaller letters if it would not fit the width."""
        self.pen(size, "", colour)
        while size > _SMALLEST and self.get_string_width(text) > width:
            size -= 0.4
            self.pen(size, "", colour)
        self.line_of(text, size, colour=colour, width=width, align=align)

    def rule(self, colour: Colour, thickness: float = 0.25, *, width: float | None = None) -> None:
        """Draw a horizontal line here, from the present place to the right margin."""
        self.set_draw_color(*colour)
        self.set_line_width(thickness)
        end = self.w - self.r_margin if width is None else self.x + width
        self.line(self.x, self.y, end, self.y)

    def keep_together(self, height: float) -> None:
        """Begin a new page if less than `height` mm are left on this one."""
        left = self.x
        if self.will_page_break(height):
            self.add_page()
            self.set_x(left)

    def data(self) -> bytes:
        """Return the file."""
        return bytes(self.output())


def fitting_scale(career: Career, room: int) -> float:
    """Return how much larger or smaller than usual to write, so that the career fills its page."""
    lines = sum(2 + len(post.bullets) for post in career.posts) + 2 * len(career.studies)
    lines += len(career.certifications) + len(career.licences) + 2 * len(career.volunteering)
    return min(_LARGEST_SCALE, max(_SMALLEST_SCALE, 1.0 + (room - lines) * 0.016))


def rgb(code: str) -> Colour:
    """Return the colour of six hexadecimal digits."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)
