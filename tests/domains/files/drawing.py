"""PDFs written by hand, operator by operator, to say exactly what is painted and how."""

import zlib
from collections.abc import Sequence

WIDTH, HEIGHT = 600, 800


def pdf_of(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalog."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n" % (entries, len(data)) + data + b"\nendstream"


def pdf_with_stream(packed: bytes) -> bytes:
    """A page whose content is this stream, packed by zlib."""
    return _document([stream(packed, b"/Filter/FlateDecode")])


def drawn(*pages: str, annotations: str = "", catalog: str = "", page: str = "") -> bytes:
    """Pages of 600 by 800 points that paint what these operators say.

    Fonts are `/F1` and, bold, `/F2`; the picture is `/Im`, the states `/Faint` and `/Full`, the
    layer `/Layer`, the form `/Form`, which paints a dark box over all of the page.
    """
    return _document(
        [stream(zlib.compress(one.encode("cp1252")), b"/Filter/FlateDecode") for one in pages],
        annotations.encode(),
        catalog.encode(),
        page.encode(),
    )


def text(words: str, x: float, y: float, size: float = 10, before: str = "") -> str:
    """Operators that show words, `y` counted from the top."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"q {before} BT /F1 {size} Tf 1 0 0 1 {x} {HEIGHT - y} Tm ({escaped}) Tj ET Q\n"


def box(color: str, x: float, y: float, width: float, height: float) -> str:
    """Operators that fill a box, given its top left corner."""
    return f"q {color} rg {x} {HEIGHT - y - height} {width} {height} re f Q\n"


def picture(x: float, y: float, width: float, height: float) -> str:
    return f"q {width} 0 0 {height} {x} {HEIGHT - y - height} cm /Im Do Q\n"


def lines(words: Sequence[str], x: float, y: float, *, pitch: float = 12, size: float = 10) -> str:
    return "".join(text(one, x, y + at * pitch, size) for at, one in enumerate(words))


def _document(
    contents: Sequence[bytes], annotations: bytes = b"", catalog: bytes = b"", page: bytes = b""
) -> bytes:
    shared = 3 + 2 * len(contents)
    kids = b" ".join(b"%d 0 R" % (3 + 2 * at) for at in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog.replace(b"LAYER", b"%d 0 R" % (shared + 4)),
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents)),
    ]
    for at, content in enumerate(contents):
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Resources %d 0 R"
            b"/Annots[%s]%s>>" % (WIDTH, HEIGHT, 4 + 2 * at, shared, annotations, page),
            content,
        ]
    objects += [
        b"<</Font<</F1 %d 0 R/F2 %d 0 R>>/XObject<</Im %d 0 R/Form %d 0 R>>"
        b"/ExtGState<</Faint<</ca 0.01>>/Full<</ca 1>>>>/Properties<</Layer %d 0 R>>>>"
        % (shared + 1, shared + 2, shared + 3, shared + 5, shared + 4),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
        stream(
            b"\xc0",
            b"/Type/XObject/Subtype/Image/Width 1/Height 1"
            b"/ColorSpace/DeviceGray/BitsPerComponent 8",
        ),
        b"<</Type/OCG/Name(Layer)>>",
        stream(
            b"0.1 0.1 0.3 rg 0 0 600 800 re f",
            b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]",
        ),
    ]
    return pdf_of(objects)
