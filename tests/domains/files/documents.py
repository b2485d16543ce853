"""Real documents, made by the programs people use, and bad ones made by hand."""

import struct
import zipfile
from io import BytesIO

from docx import Document
from fpdf import FPDF
from fpdf.enums import AccessPermission
from PIL import Image

TABLE = [["Employer", "Years"], ["Harbor Vale Hospital", "2019–2024"]]
LINES = ["Jane Doe", "Registered Nurse in the emergency department", "jane@example.com"]


def pdf(
    pages: list[list[str]] | None = None,
    *,
    user_password: str | None = None,
    owner_password: str | None = None,
) -> bytes:
    document = FPDF()
    document.set_font("helvetica", size=12)
    for lines in pages if pages is not None else [LINES]:
        document.add_page()
        for line in lines:
            document.cell(text=line, new_x="LMARGIN", new_y="NEXT")
    if user_password or owner_password:
        document.set_encryption(
            owner_password=owner_password or "owner",
            user_password=user_password,
            permissions=AccessPermission.none(),
        )
    return bytes(document.output())


def pdf_with_table() -> bytes:
    document = FPDF()
    document.set_font("helvetica", size=12)
    document.add_page()
    with document.table() as table:
        for cells in (["Employer", "Years"], ["Harbor Vale Hospital", "2019 to 2024"]):
            row = table.row()
            for cell in cells:
                row.cell(cell)
    return bytes(document.output())


def docx() -> bytes:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Jane Doe, page header"
    document.sections[0].footer.paragraphs[0].text = "References on request"
    document.add_heading("Experience")
    document.add_paragraph("Registered Nurse")
    table = document.add_table(rows=0, cols=2)
    for cells in TABLE:
        row = table.add_row()
        for position, text in enumerate(cells):
            row.cells[position].text = text
    inner = table.add_row().cells[1].add_table(rows=1, cols=1)
    inner.cell(0, 0).text = "A table in a cell"
    document.add_paragraph("After the table")
    return saved(document)


def saved(document: object) -> bytes:
    buffer = BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def repacked(
    content: bytes,
    replaced: dict[str, bytes | None] | None = None,
    *,
    compression: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """A ZIP with some entries replaced, added, or (None) left out."""
    replaced = replaced or {}
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", compression) as new:
        for info in old.infolist():
            if info.filename not in replaced:
                new.writestr(info.filename, old.read(info))
        for name, data in replaced.items():
            if data is not None:
                new.writestr(name, data)
    return buffer.getvalue()


def archive(entries: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as made:
        for name, data in entries.items():
            made.writestr(name, data)
    return buffer.getvalue()


def odt(body: str = "", *, styles: str = "", manifest: str = "<manifest/>") -> bytes:
    namespaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    )
    content = (
        f"<office:document-content {namespaces}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    common = (
        f"<office:document-styles {namespaces}><office:master-styles><style:master-page>"
        "<style:header><text:p>Page header</text:p></style:header>"
        "<style:footer><text:p>Page footer</text:p></style:footer>"
        "</style:master-page></office:master-styles></office:document-styles>"
    )
    return archive(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
            "styles.xml": common.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )


def picture(kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", size, (200, 30, 60)).save(buffer, kind)
    return buffer.getvalue()


def compound_file(stream: str, first_bytes: bytes = b"", *, sectors: int = 8) -> bytes:
    """An OLE compound file with one stream: header, allocation table, directory, data."""
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors), 0xFFFFFFFE]
    table += [0xFFFFFFFF] * (128 - len(table))
    header = bytearray(512)
    header[0:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", header, 44, 1, 1)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    entry = bytearray(128)
    name = stream.encode("utf-16-le") + b"\x00\x00"
    entry[: len(name)] = name
    struct.pack_into("<HBB", entry, 64, len(name), 2, 1)
    struct.pack_into("<I", entry, 116, 2)
    root = bytearray(128)
    root[:22] = "Root Entry".encode("utf-16-le") + b"\x00\x00"
    directory = bytes(root) + bytes(entry) + bytes(256)
    data = first_bytes.ljust((sectors - 2) * 512, b"\x00")
    return bytes(header) + struct.pack("<128I", *table) + directory + data


def word_97(flags: int = 0) -> bytes:
    return compound_file("WordDocument", struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x409, 0, flags))
