"""Small real résumés, made when they are needed."""

import io

from docx import Document
from fpdf import FPDF


def pdf_resume(name: str = "Ana Petrov", *lines: str) -> bytes:
    """Return a one-page PDF."""
    document = FPDF()
    document.add_page()
    document.set_font("Helvetica", size=14)
    document.cell(text=name, new_x="LMARGIN", new_y="NEXT")
    document.set_font("Helvetica", size=11)
    for line in lines or ("Registered nurse", "Six years in intensive care"):
        document.cell(text=line, new_x="LMARGIN", new_y="NEXT")
    return bytes(document.output())


def docx_resume(name: str = "Jun Okafor", *lines: str) -> bytes:
    """Return a small Word document with a table."""
    document = Document()
    document.add_heading(name)
    for line in lines or ("Product designer", "Design systems and research"):
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "2021 to today"
    table.rows[0].cells[1].text = "Lead designer"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
