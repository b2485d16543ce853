"""A table with labels on the left and hairlines between its rows, as official forms have it."""

from collections.abc import Callable
from functools import partial

from rolecall.entrypoints.seed.resumes.pdf.sheet import GREY, PALE, Sheet
from rolecall.entrypoints.seed.resumes.wording import contacts, credentials, degree, span, studied
from rolecall.entrypoints.seed.shapes import Post, Resume

_LABELS = 38.0
_GUTTER = 4.0
_CONTACTS = ("Address", "Telephone", "E-mail", "Web")


class _RuledSheet(Sheet):
    def row(self, label: str, write: Callable[[], None], need: float = 9) -> None:
        """Write the label, and beside it what `write` writes; keep `need` mm together."""
        edge = self.l_margin
        self.keep_together(need)
        self.set_x(edge)
        self.rule(PALE)
        self.gap(1.5)
        top, page = self.y, self.page
        self.paragraph(label, 9, colour=GREY, width=_LABELS)
        below = self.y
        self.set_y(top)
        self.set_left_margin(edge + _LABELS + _GUTTER)
        write()
        self.set_left_margin(edge)
        self.set_xy(edge, (max(self.y, below) if self.page == page else self.y) + 1.5)

    def text_row(self, label: str, text: str) -> None:
        """Write a row of plain text."""
        self.row(label, partial(self.paragraph, text, 9.6))

    def section(self, text: str) -> None:
        """Begin a part of the form."""
        self.gap(2)
        self.keep_together(24)
        self.line_of(text, 11, "B", self.accent)
        self.gap(1)


def ruled(resume: Resume) -> bytes:
    """Return the résumé as a PDF file in the form of a table."""
    person, career = resume.person, resume.career
    sheet = _RuledSheet(resume, "Helvetica", margin=17, room=24)
    sheet.add_page()
    sheet.line_of("CURRICULUM VITAE", 9, "B", sheet.accent)
    sheet.line_of(person.name, 20, "B")
    sheet.gap(2)
    for label, value in zip(_CONTACTS, contacts(person), strict=False):
        sheet.text_row(label, value)
    sheet.text_row("Profile", career.summary)
    sheet.section("Work experience")
    for post in career.posts:
        sheet.row(span(post, numeric=True), partial(_post, sheet, post), need=22)
    sheet.section("Education and training")
    for study in career.studies:
        sheet.text_row(studied(study), f"{degree(study)}\n{study.school}")
    for credential in credentials(career):
        sheet.text_row("Certificate", credential)
    sheet.section("Personal skills")
    sheet.text_row("Professional", ", ".join(career.skills))
    if career.languages:
        sheet.text_row("Languages", ", ".join(career.languages))
    for line in career.volunteering:
        sheet.text_row("Voluntary work", line)
    if career.interests:
        sheet.text_row("Interests", ", ".join(career.interests))
    return sheet.data()


def _post(sheet: Sheet, post: Post) -> None:
    sheet.line_of(post.title, 10, "B")
    sheet.line_of(f"{post.employer}, {post.place}", 9.4, "I")
    sheet.gap(0.5)
    sheet.bullets(post.bullets, 9.2, sign="–")
