"""The coloured column on the left that design tools offer."""

from collections.abc import Iterable

from rolecall.entrypoints.seed.resumes.pdf.sheet import GREY, WHITE, Sheet
from rolecall.entrypoints.seed.resumes.wording import contacts, credentials, degree, span, studied
from rolecall.entrypoints.seed.shapes import Resume

_COLUMN = 64.0
_INSET = 10.0
_INNER = _COLUMN - 2 * _INSET


class _ColumnSheet(Sheet):
    """Has the column on every page."""

    def header(self) -> None:
        self.set_fill_color(*self.accent)
        self.rect(0, 0, _COLUMN, self.h, style="F")
        self.set_xy(self.l_margin, self.t_margin)

    def block(self, title: str, lines: Iterable[str]) -> None:
        """Write a list into the column, if there is anything to list."""
        lines = list(lines)
        if not lines:
            return
        self.set_x(_INSET)
        self.line_of(title.upper(), 9.5, "B", WHITE, width=_INNER)
        self.rule(WHITE, 0.3, width=_INNER)
        self.gap(1.8)
        for line in lines:
            self.set_x(_INSET)
            if " " in line:
                self.paragraph(line, 8.8, colour=WHITE, width=_INNER)
            else:
                self.fitted(line, 8.8, colour=WHITE, width=_INNER)
            self.gap(0.7)
        self.gap(3.6)

    def heading(self, text: str) -> None:
        """Begin a part of the main column."""
        self.gap(3.5)
        self.keep_together(24)
        self.line_of(text, 13, "B", self.accent)
        self.gap(1.4)


def sidebar(resume: Resume) -> bytes:
    """Return the résumé as a PDF file with contacts and skills in the column."""
    sheet = _ColumnSheet(resume, "Helvetica", margin=14, room=32)
    sheet.add_page()
    _column(sheet, resume)
    _main(sheet, resume)
    return sheet.data()


def _column(sheet: _ColumnSheet, resume: Resume) -> None:
    person, career = resume.person, resume.career
    sheet.set_draw_color(*WHITE)
    sheet.set_line_width(0.7)
    sheet.circle(_COLUMN / 2, 29, 11)
    sheet.set_xy(0, 24.4)
    initials = person.given[0] + person.family[0].upper()
    sheet.line_of(initials, 20 / sheet.scale, "B", WHITE, width=_COLUMN, align="C")
    sheet.set_y(48)
    sheet.block("Contact", contacts(person))
    sheet.block("Skills", career.skills)
    sheet.block("Certifications", credentials(career))
    sheet.block("Languages", career.languages)
    sheet.block("Interests", (interest.capitalize() for interest in career.interests))


def _main(sheet: _ColumnSheet, resume: Resume) -> None:
    career = resume.career
    sheet.set_left_margin(_COLUMN + _INSET)
    sheet.set_y(17)
    sheet.line_of(resume.person.name, 23, "B", sheet.accent)
    sheet.line_of(career.headline, 12, colour=GREY)
    sheet.gap(3)
    sheet.paragraph(career.summary, 9.6)
    sheet.heading("Experience")
    for post in career.posts:
        sheet.keep_together(20)
        sheet.line_of(post.title, 10.4, "B")
        sheet.line_of(f"{post.employer}  •  {post.place}", 9.4)
        sheet.line_of(span(post), 8.8, colour=GREY)
        sheet.gap(0.8)
        sheet.bullets(post.bullets, 9.2)
        sheet.gap(2.4)
    sheet.heading("Education")
    for study in career.studies:
        sheet.line_of(degree(study), 10, "B")
        sheet.line_of(f"{study.school}, {studied(study)}", 9.2, colour=GREY)
        sheet.gap(1.2)
    if career.volunteering:
        sheet.heading("Volunteering")
        sheet.bullets(career.volunteering, 9.2)
