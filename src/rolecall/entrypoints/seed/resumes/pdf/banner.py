"""A coloured band across the top, and a narrow column on the right."""

from rolecall.entrypoints.seed.resumes.pdf.sheet import WHITE, Sheet
from rolecall.entrypoints.seed.resumes.wording import contacts, credentials, degree, span, studied
from rolecall.entrypoints.seed.shapes import Resume

_BAND = 38.0
_SIDE = 52.0
_BETWEEN = 9.0
_BELOW = _BAND + 7
_SPACED = frozenset({"Education", "Certifications"})


def banner(resume: Resume) -> bytes:
    """Return the résumé as a PDF file with its name in the band."""
    person, career = resume.person, resume.career
    sheet = Sheet(resume, "Helvetica", margin=16, room=40)
    sheet.add_page()
    sheet.set_fill_color(*sheet.accent)
    sheet.rect(0, 0, sheet.w, _BAND, style="F")
    sheet.set_xy(sheet.l_margin, 8)
    sheet.line_of(person.name, 24 / sheet.scale, "B", WHITE)
    sheet.line_of(career.headline, 11.5, colour=WHITE)
    sheet.ln(1)
    sheet.fitted("   ".join(contacts(person)), 8.8, width=sheet.epw, colour=WHITE)

    edge = sheet.l_margin
    _side(sheet, resume)
    sheet.set_right_margin(sheet.r_margin + _SIDE + _BETWEEN)
    sheet.set_xy(edge, _BELOW)
    sheet.paragraph(career.summary, 9.8, "I")
    sheet.gap(3)
    sheet.line_of("EXPERIENCE", 10.5, "B", sheet.accent)
    sheet.gap(1)
    for post in career.posts:
        sheet.keep_together(18)
        sheet.line_of(post.title, 10.6, "B")
        sheet.both_ends(post.employer, span(post), 9.4)
        sheet.gap(0.6)
        sheet.bullets(post.bullets, 9.2)
        sheet.gap(2.2)
    if career.volunteering:
        sheet.gap(1)
        sheet.line_of("VOLUNTEERING", 10.5, "B", sheet.accent)
        sheet.gap(1)
        sheet.bullets(career.volunteering, 9.2)
    return sheet.data()


def _side(sheet: Sheet, resume: Resume) -> None:
    career = resume.career
    left = sheet.w - sheet.r_margin - _SIDE
    blocks = {
        "Education": [
            f"{degree(study)}\n{study.school}\n{studied(study)}" for study in career.studies
        ],
        "Skills": career.skills,
        "Certifications": credentials(career),
        "Languages": career.languages,
        "Interests": career.interests,
    }
    sheet.set_y(_BELOW)
    for title, lines in blocks.items():
        if not lines:
            continue
        sheet.set_x(left)
        sheet.line_of(title.upper(), 10.5, "B", sheet.accent, width=_SIDE)
        sheet.gap(1)
        for line in lines:
            sheet.set_x(left)
            sheet.paragraph(line, 9, width=_SIDE)
            sheet.gap(1.0 if title in _SPACED else 0.2)
        sheet.gap(3.5)
