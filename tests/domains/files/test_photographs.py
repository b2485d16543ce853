"""Photographs of pages become one PDF that tells nothing of where they were taken."""

from io import BytesIO

import pdfplumber
import pytest
from PIL import Image

from rolecall.domains.files.contracts import FilePurpose, NewUpload
from rolecall.domains.files.rules.photographs import LONGEST_SIDE
from rolecall.domains.files.service.photographing import MOST_PAGES, pdf_of_photographs
from rolecall.infra.db import Database
from rolecall.kernel.errors import RolecallError

from tests.support.photographs import CAMERA, TURNED, photograph


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
    ],
    ids=["broken off", "no picture", "empty", "too many"],
)
async def test_what_is_no_photograph_is_refused(
    database: Database, pictures: list[bytes], status: int
) -> None:
    with pytest.raises(RolecallError) as refused:
        await pdf_of_photographs(database, [upload(one) for one in pictures], field="photos")
    assert refused.value.status == status
    assert {fault.field for fault in refused.value.errors} == {"photos"}
