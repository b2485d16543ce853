"""Pages as scanners and phones take them: nothing but pixels."""

import shutil
from collections.abc import Sequence
from io import BytesIO

import pytest
from fpdf import FPDF
from PIL import Image, ImageChops
from pypdfium2 import PdfDocument

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None,
    reason="Tesseract is not installed (Debian and Ubuntu: apt-get install tesseract-ocr)",
)


def page(lines: Sequence[str], *, turned: float = 0.0) -> Image.Image:
    """Return a gray picture of a page of A4 with these lines, 200 pixels to the inch.

    `turned` are degrees counter-clockwise; a quarter turn keeps the whole page.
    """
    document = FPDF(format="A4")
    document.add_page()
    document.set_font("Helvetica", size=12)
    for line in lines:
        document.cell(text=line or " ")
        document.ln(9)
    picture = PdfDocument(bytes(document.output()))[0].render(scale=200 / 72, grayscale=True)
    gray: Image.Image = picture.to_pil().convert("L")
    if turned % 90 == 0:
        return gray.rotate(turned, expand=True)
    return gray.rotate(turned, Image.Resampling.BICUBIC, fillcolor=230)


def shaded(picture: Image.Image) -> Image.Image:
    """Return a page in light from one side, a third as bright at the other."""
    light = Image.linear_gradient("L").rotate(35).resize(picture.size)
    levels = [70 + level * 185 // 255 for level in range(256)]
    return ImageChops.multiply(picture, light.point(levels))


def jpeg(picture: Image.Image) -> bytes:
    """Return a picture as cameras write it."""
    written = BytesIO()
    picture.save(written, "JPEG", quality=75)
    return written.getvalue()


def scan(*pages: Sequence[str], turned: float = 0.0, sign: str = "") -> bytes:
    """Return a PDF whose pages are pictures; `sign` is what the scanner prints on each as text."""
    document = FPDF()
    for lines in pages:
        picture = page(lines, turned=turned)
        width, height = (210, 297) if picture.height > picture.width else (297, 210)
        document.add_page(format=(width, height))
        document.image(BytesIO(jpeg(picture)), x=0, y=0, w=width, h=height)
        if sign:
            document.set_font("Helvetica", size=8)
            document.text(10, height - 5, sign)
    return bytes(document.output())
