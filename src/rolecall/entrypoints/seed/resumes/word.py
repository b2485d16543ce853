"""Word layouts: plain, tabbed and columns.

Plain is what comes out of an empty document, tabbed what a careful typist does with dates at the
right margin, columns an invisible table, which is how most downloaded templates are built.
"""

from collections.abc import Callable, Iterable
from datetime import UTC

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from rolecall.entrypoints.seed.resumes.word_template import Look, new_document, packed
from rolecall.entrypoints.seed.resumes.wording import (
    contacts,
    credentials,
    degree,
    span,
    studied,
)
from rolecall.entrypoints.seed.shapes import Post, Resume

_PLAIN = Look("Calibri", 11, 22)
_TABBED = Look("Georgia", 10, 20)
_COLUMNS = Look("Arial", 9.5, 17)
_COLUMN_WIDTHS = (56.0, 125.0)
_GREY = "6E7278"

Place = WordDocument | _Cell


def render_docx(resume: Resume) -> bytes:
    """Return the résumé as a Word file.

    Raises:
        KeyError: there is no such layout.
    """
    document = LAYOUTS[resume.layout](resume)
    made = resume.made_at.astimezone(UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.title = f"{resume.person.name} - {resume.career.headline}"
    properties.author = properties.last_modified_by = resume.person.name
    properties.comments = ""
    properties.created = properties.modified = made
    return packed(document)


def _plain(resume: Resume) -> WordDocument:
    document = new_document(_PLAIN)
    person, career = resume.person, resume.career
    _write(document, person.name, style="Title", bold=True)
    _write(document, " | ".join(contacts(person)))
    _heading(document, "Profile", resume)
    _write(document, career.summary)
    _heading(document, "Work History", resume)
    for post in career.posts:
        _write(document, f"{post.title}, {post.employer}", style="Heading 2", bold=True)
        _write(document, f"{post.place}, {span(post)}", italic=True)
        _list(document, post.bullets)
    _heading(document, "Education", resume)
    for study in career.studies:
        _write(document, f"{degree(study)}, {study.school} ({studied(study)})")
    _endings(document, resume)
    return document


def _tabbed(resume: Resume) -> WordDocument:
    document = new_document(_TABBED)
    person, career = resume.person, resume.career
    _write(document, person.name, style="Title", bold=True, colour=resume.accent, centred=True)
    _write(document, "  •  ".join(contacts(person)), colour=_GREY, centred=True)
    _heading(document, "Summary", resume, ruled=True)
    _write(document, career.summary)
    _heading(document, "Experience", resume, ruled=True)
    for post in career.posts:
        line = _write(document, post.title, style="Heading 2", bold=True)
        _run(line, f"\t{span(post)}", colour=_GREY, bold=False)
        _write(document, f"{post.employer}, {post.place}", italic=True)
        _list(document, post.bullets)
    _heading(document, "Education", resume, ruled=True)
    for study in career.studies:
        line = _write(document, degree(study), bold=True)
        _run(line, f", {study.school}")
        _run(line, f"\t{studied(study)}", colour=_GREY)
    _endings(document, resume, ruled=True)
    return document


def _columns(resume: Resume) -> WordDocument:
    document = new_document(_COLUMNS)
    person, career = resume.person, resume.career
    _write(document, person.name, style="Title", bold=True, colour=resume.accent)
    _write(document, career.headline, colour=_GREY)
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    side, main = table.rows[0].cells
    for cell, column, width in zip((side, main), table.columns, _COLUMN_WIDTHS, strict=True):
        cell.width = column.width = Mm(width)
    _shade(side, "F1EFEA")
    _side(side, resume)
    _first(main, "Profile", resume)
    _write(main, career.summary)
    _heading(main, "Experience", resume)
    for post in career.posts:
        _post_in_cell(main, post)
    _heading(main, "Education", resume)
    for study in career.studies:
        _write(main, degree(study), bold=True)
        _write(main, f"{study.school}, {studied(study)}", colour=_GREY)
    if career.volunteering:
        _heading(main, "Volunteering", resume)
        _list(main, career.volunteering)
    return document


def _side(cell: _Cell, resume: Resume) -> None:
    career = resume.career
    _first(cell, "Contact", resume)
    for line in contacts(resume.person):
        _write(cell, line)
    blocks = (
        ("Skills", career.skills),
        ("Certificates", credentials(career)),
        ("Languages", career.languages),
        ("Interests", career.interests),
    )
    for title, lines in blocks:
        if lines:
            _heading(cell, title, resume)
            for line in lines:
                _write(cell, line)


def _post_in_cell(cell: _Cell, post: Post) -> None:
    _write(cell, post.title, style="Heading 2", bold=True)
    _write(cell, f"{post.employer}, {post.place}  |  {span(post)}", colour=_GREY)
    _list(cell, post.bullets)


def _endings(place: Place, resume: Resume, *, ruled: bool = False) -> None:
    career = resume.career
    if credentials(career):
        _heading(place, "Licenses and Certifications", resume, ruled=ruled)
        _list(place, credentials(career))
    _heading(place, "Skills", resume, ruled=ruled)
    _write(place, ", ".join(career.skills))
    for title, lines in (("Languages", career.languages), ("Interests", career.interests)):
        if lines:
            _heading(place, title, resume, ruled=ruled)
            _write(place, ", ".join(lines))
    if career.volunteering:
        _heading(place, "Volunteer Work", resume, ruled=ruled)
        _list(place, career.volunteering)


def _heading(place: Place, text: str, resume: Resume, *, ruled: bool = False) -> None:
    line = _write(place, text, style="Heading 1", bold=True, colour=resume.accent)
    if ruled:
        borders = OxmlElement("w:pBdr")
        bottom = OxmlElement("w:bottom")
        for name, value in (
            ("val", "single"),
            ("sz", "6"),
            ("space", "1"),
            ("color", resume.accent),
        ):
            bottom.set(qn(f"w:{name}"), value)
        borders.append(bottom)
        line._p.get_or_add_pPr().append(borders)  # noqa: SLF001 - python-docx has no borders


def _first(cell: _Cell, text: str, resume: Resume) -> None:
    """Turn the empty paragraph that every cell begins with into a heading."""
    line = cell.paragraphs[0]
    line.style = "Heading 1"
    _run(line, text, bold=True, colour=resume.accent)


def _list(place: Place, texts: Iterable[str]) -> None:
    for text in texts:
        place.add_paragraph(text, style="List Bullet")


def _write(
    place: Place,
    text: str,
    *,
    style: str | None = None,
    bold: bool = False,
    italic: bool = False,
    colour: str | None = None,
    centred: bool = False,
) -> Paragraph:
    line = place.add_paragraph(style=style)
    _run(line, text, bold=bold, italic=italic, colour=colour)
    if centred:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return line


def _run(
    line: Paragraph,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    colour: str | None = None,
) -> None:
    run = line.add_run(text)
    run.bold = bold
    if italic:
        run.italic = True
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx has no shading


LAYOUTS: dict[str, Callable[[Resume], WordDocument]] = {
    "plain": _plain,
    "tabbed": _tabbed,
    "columns": _columns,
}
"""Every Word layout by its name."""
