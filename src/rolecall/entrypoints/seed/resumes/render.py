"""Résumés as bytes."""

from rolecall.entrypoints.seed.resumes.pdf import render_pdf
from rolecall.entrypoints.seed.resumes.word import render_docx
from rolecall.entrypoints.seed.shapes import Resume


def render(resume: Resume) -> bytes:
    """Return the file of a résumé."""
    return render_pdf(resume) if resume.kind == "pdf" else render_docx(resume)
