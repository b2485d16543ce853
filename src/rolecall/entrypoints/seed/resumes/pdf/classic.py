"""The centred page that career offices recommend."""

from rolecall.entrypoints.seed.resumes.pdf.sheet import GREY, Sheet
from rolecall.entrypoints.seed.resumes.wording import contacts, credentials, degree, span, studied
from rolecall.entrypoints.seed.shapes import Resume


def classic(resume: Resume) -> bytes:
    """Return the résumé as a PDF file in serif type with ruled headings."""
    person, career = resume.person, resume.career
    sheet = Sheet(resume, "Times", margin=20, room=27)
    sheet.add_page()
    sheet.line_of(person.name, 21, "B", align="C")
    sheet.gap(0.8)
    line = "  |  ".join(contacts(person))
    sheet.fitted(line, 10, width=sheet.epw, colour=GREY, align="C")

    def heading(text: str) -> None:
        sheet.gap(3.2)
        sheet.keep_together(22)
        sheet.line_of(text.upper(), 11.5, "B", sheet.accent)
        sheet.rule(sheet.accent, 0.3)
        sheet.gap(1.6)

    heading("Summary")
    sheet.paragraph(career.summary, 10.5)
    heading("Professional Experience")
    for post in career.posts:
        sheet.keep_together(16)
        sheet.both_ends(post.title, span(post), 11, "B")
        sheet.line_of(f"{post.employer}, {post.place}", 10.5, "I")
        sheet.gap(0.6)
        sheet.bullets(post.bullets, 10.5)
        sheet.gap(1.8)
    heading("Education")
    for study in career.studies:
        sheet.both_ends(degree(study), studied(study), 11, "B")
        sheet.line_of(study.school, 10.5, "I")
    if credentials(career):
        heading("Licenses and Certifications")
        sheet.bullets(tuple(credentials(career)), 10.5)
    heading("Skills")
    sheet.paragraph(", ".join(career.skills), 10.5)
    if career.languages:
        heading("Languages")
        sheet.paragraph(", ".join(career.languages), 10.5)
    if career.volunteering:
        heading("Volunteering")
        sheet.bullets(career.volunteering, 10.5)
    if career.interests:
        heading("Interests")
        sheet.paragraph(", ".join(career.interests).capitalize(), 10.5)
    return sheet.data()
