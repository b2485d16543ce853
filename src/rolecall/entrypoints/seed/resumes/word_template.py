"""Word templates for the layouts, and files that are the same bytes each time.

The template that comes with python-docx carries every style of Word (800 kB of XML). Ours keeps
what is used, so that a résumé is small and quick to write.
"""

import io
import zipfile
from dataclasses import dataclass
from functools import cache
from typing import cast

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Inches, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

_KEPT_STYLES = {
    "Normal", "Title", "Subtitle", "Heading1", "Heading2", "ListBullet", "TableGrid",
    "DefaultParagraphFont", "TableNormal", "NoList",
}  # fmt: skip
_DROPPED_PARTS = ("stylesWithEffects", "thumbnail", "customXml")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can hold: the same in every file."""


@dataclass(frozen=True, slots=True)
class Look:
    """Typeface, text size in points, and margins in millimetres of a layout."""

    typeface: str
    size: float
    margin: float


def new_document(look: Look) -> WordDocument:
    """Return an empty document with the layout's styles."""
    return Document(io.BytesIO(_template(look)))


def packed(document: WordDocument) -> bytes:
    """Return the document as a file that holds no trace of when it was written."""
    loose = io.BytesIO()
    document.save(loose)
    out = io.BytesIO()
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(out, "w") as target:
        for member in source.infolist():
            entry = zipfile.ZipInfo(member.filename, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(member), compresslevel=6)
    return out.getvalue()


@cache
def _template(look: Look) -> bytes:
    document = Document()
    _drop_unused(document)
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Mm(look.margin)
    section.top_margin = section.bottom_margin = Mm(look.margin * 0.85)
    styles = document.styles
    _style(cast(ParagraphStyle, styles["Normal"]), look, look.size, after=2)
    _style(cast(ParagraphStyle, styles["List Bullet"]), look, look.size, after=1)
    _style(cast(ParagraphStyle, styles["Title"]), look, look.size * 2.1, after=2)
    _style(cast(ParagraphStyle, styles["Heading 1"]), look, look.size * 1.18, before=9, after=3)
    _style(cast(ParagraphStyle, styles["Heading 2"]), look, look.size * 1.04, before=5, after=0)
    for name in ("Normal", "Heading 2"):
        width = section.page_width - section.left_margin - section.right_margin
        stops = cast(ParagraphStyle, styles[name]).paragraph_format.tab_stops
        stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    loose = io.BytesIO()
    document.save(loose)
    return loose.getvalue()


def _style(
    style: ParagraphStyle, look: Look, size: float, *, before: float = 0, after: float
) -> None:
    style.font.name = look.typeface
    style.font.size = Pt(round(size * 2) / 2)
    style.font.color.rgb = RGBColor(0x26, 0x28, 0x2B)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(kind), None)
    for kind in ("w:eastAsia", "w:cs"):
        fonts.set(qn(kind), look.typeface)
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = 1.07


def _drop_unused(document: WordDocument) -> None:
    root = document.styles.element
    for style in list(root.findall(qn("w:style"))):
        if style.get(qn("w:styleId")) not in _KEPT_STYLES:
            root.remove(style)
            continue
        link = style.find(qn("w:link"))
        if link is not None:
            style.remove(link)
    latent = root.find(qn("w:latentStyles"))
    if latent is not None:
        root.remove(latent)
    for owner in (document.part, document.part.package):
        for key, relation in list(owner.rels.items()):
            if any(
                name in relation.reltype or name in relation.target_ref for name in _DROPPED_PARTS
            ):
                del owner.rels[key]
