"""Photographs of pages become one PDF that tells nothing of where they were taken."""

from io import BytesIO

import pdfplumber
import pytest
from PIL import Image

from rolecall.domains.files.contracts import FilePurpose, NewUpload
from rolecall.domains.files.rules.photographs import LONGEST_SIDE
from rolecall.domains.files.rules.photographs import MOST_PAGES as MOST_PAGES_OF_A_SCAN
from rolecall.domains.files.service.photographing import MOST_PAGES, as_shown, pdf_of_photographs
from rolecall.infra.db import Database
from rolecall.kernel.errors import RolecallError

from tests.support.photographs import CAMERA, TURNED, photograph, tiff

HEIC = b"\x00\x00\x00\x1cftypheic\x00\x00\x00\x00mif1heicmiaf" + bytes(100)


def upload(content: bytes) -> NewUpload:
    return NewUpload(purpose=FilePurpose.IMAGE, filename="IMG_0001.jpg", content=content)


async def test_each_photograph_is_a_page_without_its_metadata(database: Database) -> None:
    taken = photograph()
    assert CAMERA.encode() in taken
    png = BytesIO()
    Image.new("RGBA", (50, 80), (0, 0, 0, 0)).save(png, "PNG")
    made = await pdf_of_photographs(
        database, [upload(taken), upload(png.getvalue())], field="photos"
    )
    assert (made.purpose, made.filename) == (FilePurpose.RESUME, "photos.pdf")
    with pdfplumber.open(BytesIO(made.content)) as document:
        assert len(document.pages) == 2
        streams = [image["stream"].rawdata for page in document.pages for image in page.images]
    for content in (made.content, *streams):
        for word in (CAMERA.encode(), b"Exif", b"GPS", b"taken at home"):
            assert word not in content
    see_through = Image.open(BytesIO(streams[1])).convert("RGB")
    assert see_through.getpixel((5, 5)) == (255, 255, 255)


async def test_a_page_stands_as_the_camera_was_held_and_is_made_smaller(
    database: Database,
) -> None:
    made = await pdf_of_photographs(
        database, [upload(photograph(4_000, 3_000, orientation=TURNED))], field="photos"
    )
    with pdfplumber.open(BytesIO(made.content)) as document:
        (page,) = document.pages
        (image,) = page.images
    assert page.height > page.width
    width, height = image["srcsize"]
    assert (height, width) == (LONGEST_SIDE, round(LONGEST_SIDE * 3 / 4))


@pytest.mark.parametrize(
    ("pictures", "status"),
    [
        ([photograph(), photograph()[:500]], 422),
        ([b"%PDF-1.7 not a picture"], 415),
        ([b""], 422),
        ([photograph(20, 20)] * (MOST_PAGES + 1), 422),
        ([tiff((300, 400))[:200]], 422),
        ([tiff((9_000, 9_000))], 422),
        ([tiff(*[(20, 20)] * (MOST_PAGES_OF_A_SCAN + 1))], 422),
        ([HEIC], 415),
    ],
    ids=[
        "broken off",
        "no picture",
        "empty",
        "too many",
        "broken scan",
        "small file of many pixels",
        "scan of many pages",
        "phone picture",
    ],
)
async def test_what_is_no_photograph_is_refused(
    database: Database, pictures: list[bytes], status: int
) -> None:
    with pytest.raises(RolecallError) as refused:
        await pdf_of_photographs(database, [upload(one) for one in pictures], field="photos")
    assert refused.value.status == status
    assert {fault.field for fault in refused.value.errors} == {"photos"}


async def test_each_page_of_a_fax_is_a_page_as_tall_as_it_was_sent(database: Database) -> None:
    fax = tiff((1_728, 1_100), (1_728, 900))
    assert CAMERA.encode() in fax
    sent = NewUpload(purpose=FilePurpose.RESUME, filename="fax.tif", content=fax)
    shown = await as_shown(database, sent)
    assert CAMERA.encode() not in shown.content
    with pdfplumber.open(BytesIO(shown.content)) as document:
        sizes = [page.images[0]["srcsize"] for page in document.pages]
        pictures = [
            Image.open(BytesIO(page.images[0]["stream"].rawdata)).convert("L")
            for page in document.pages
        ]
    assert sizes == [(1_728, round(1_100 * 204 / 98)), (1_728, round(900 * 204 / 98))]
    for picture in pictures:
        black, white = (
            picture.crop((300, 200, 500, 400)),
            picture.crop((1_500, 1_500, 1_700, 1_700)),
        )
        assert max(black.tobytes()) < 50
        assert min(white.tobytes()) > 200


async def test_what_a_browser_shows_is_kept_as_it_came(database: Database) -> None:
    for purpose, content in (
        (FilePurpose.RESUME, photograph()),
        (FilePurpose.DOCUMENT, b"%PDF-1.7"),
        (FilePurpose.IMAGE, tiff((30, 40))),
    ):
        sent = NewUpload(purpose=purpose, filename="a", content=content)
        assert await as_shown(database, sent) is sent
