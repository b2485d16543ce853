"""Text of scans and photographs, recognized in the real sandbox by the real Tesseract."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from difflib import SequenceMatcher

import pytest
from PIL import Image, ImageChops

from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import (
    FileLayout,
    FilePurpose,
    FileText,
    Preview,
    TextStatus,
)
from rolecall.domains.files.rules.extraction import EXTRACTOR, RECOGNIZED, UNRECOGNIZED
from rolecall.domains.files.rules.extraction.pdf.recognized import found_in
from rolecall.domains.files.rules.recognition import MOST_PAGES, PICTURES
from rolecall.domains.files.rules.recognition.pictures import LONGEST_SIDE, is_shaded, leaning
from rolecall.domains.files.service.extracting import extract_text
from rolecall.domains.files.service.recognizing import CUT, MISSING, STOPPED
from rolecall.infra.recognition import look_for
from rolecall.infra.runtime import Runtime
from rolecall.infra.sandbox.contracts import Limits, OutOfTime
from rolecall.infra.sandbox.runner import Sandbox
from rolecall.infra.settings import RecognitionSettings
from rolecall.kernel import ids
from rolecall.kernel.tenant import Tenant

from tests.domains.files import documents
from tests.domains.files.drawing import pdf_of, stream
from tests.domains.files.test_storing import Store
from tests.support.scans import jpeg, needs_tesseract, page, scan, shaded

LINES = (
    "Maria Ortega",
    "Registered Nurse in the emergency department",
    "maria.ortega@example.com",
    "Harbor Vale Hospital, March 2019 to present",
)
HELD = (LINES[0], LINES[1], LINES[3])
TILTED, SIDEWAYS, UPSIDE_DOWN = 4.0, 90.0, 180.0


@pytest.fixture
def store(runtime: Runtime) -> Store:
    return Store(runtime)


@contextmanager
def without_recognizer(runtime: Runtime) -> Iterator[None]:
    given = runtime.settings
    runtime.settings = replace(given, recognition=RecognitionSettings(tesseract=""))
    yield
    runtime.settings = given


async def read(
    store: Store,
    content: bytes,
    name: str = "scan.pdf",
    purpose: FilePurpose = FilePurpose.RESUME,
) -> tuple[FileText, FileLayout | None]:
    ref = await store.put(content, name, purpose)
    await extract_text(store.runtime.database, store.tenant, ref.id)
    async with store.runtime.database.transaction(store.tenant) as uow:
        return await files.get_text(uow, ref.id), await files.get_layout(uow, ref.id)


@needs_tesseract
async def test_a_scan_of_two_pages_is_read_and_each_line_keeps_its_place(store: Store) -> None:
    text, layout = await read(store, scan(LINES, ["Education", "University of San Francisco"]))
    assert text.status is TextStatus.READY
    assert text.text is not None
    assert text.text.splitlines() == [*LINES, "", "Education", "University of San Francisco"]
    assert (text.pages, text.warnings, text.extractor) == (2, (RECOGNIZED,), EXTRACTOR)
    assert layout is not None
    (second,) = layout.lines_of(*_place_of(text, "University"))
    assert second.page == 2
    # The second line of the page, 9 mm below the first, which stands 10 mm from the edge.
    assert 19 / 297 < (second.box.y0 + second.box.y1) / 2 < 28 / 297
    assert 9 / 210 < second.box.x0 < 14 / 210


@needs_tesseract
@pytest.mark.parametrize("turned", [TILTED, SIDEWAYS, UPSIDE_DOWN])
async def test_a_page_is_read_however_it_was_held(store: Store, turned: float) -> None:
    written = [*HELD, "", *HELD, "", *HELD]
    picture = page(written, turned=turned)
    text, layout = await read(store, jpeg(picture), "IMG_0001.jpg", purpose=FilePurpose.DOCUMENT)
    assert text.text is not None
    assert [line for line in text.text.splitlines() if line][: len(HELD)] == list(HELD)
    assert layout is not None
    # Where a line is said to be there is ink, and much less of it in the rest of the picture.
    for line in layout.lines:
        box = line.box
        part = picture.crop(
            (
                int(box.x0 * picture.width),
                int(box.y0 * picture.height),
                int(box.x1 * picture.width) + 1,
                int(box.y1 * picture.height) + 1,
            )
        )
        assert _darkness(part) > 3 * _darkness(picture)


@needs_tesseract
async def test_a_photograph_in_uneven_light_is_read(store: Store) -> None:
    written = [line for _ in range(6) for line in HELD]
    text, _ = await read(
        store, jpeg(shaded(page(written))), "IMG_0001.jpg", purpose=FilePurpose.DOCUMENT
    )
    found = (text.text or "").split()
    expected = " ".join(written).split()
    assert SequenceMatcher(None, expected, found, autojunk=False).ratio() > 0.9


def test_uneven_light_is_told_from_dark_parts() -> None:
    straight = page(LINES * 6)
    across, down = straight.size
    dark = straight.copy()
    dark.paste(ImageChops.invert(straight.crop((0, 0, across, down // 3))), (0, 0))
    assert is_shaded(shaded(straight))
    for even in (straight, dark, Image.new("L", straight.size, 255)):
        assert not is_shaded(even)


@needs_tesseract
async def test_what_a_page_has_as_text_stays_as_it_is(store: Store) -> None:
    text, _ = await read(store, scan(LINES, sign="Scanned with Pocketcam"))
    assert text.text is not None
    assert "Scanned with Pocketcam" in text.text
    assert text.text.count("Scanned") == 1
    assert text.text.startswith(LINES[0])


@needs_tesseract
async def test_a_blank_scan_has_no_text(store: Store) -> None:
    text, _ = await read(store, scan([]))
    assert (text.status, text.warnings) == (TextStatus.NONE, ("no_text",))


@needs_tesseract
async def test_only_the_first_pages_are_recognized(store: Store) -> None:
    blank: list[list[str]] = [[] for _ in range(MOST_PAGES)]
    text, _ = await read(store, scan(LINES, *blank))
    assert text.text == "\n".join(LINES)
    assert set(text.warnings) == {RECOGNIZED, CUT}


async def test_a_pdf_with_text_needs_no_recognizer(store: Store) -> None:
    with without_recognizer(store.runtime):
        text, _ = await read(store, documents.pdf([documents.LINES]))
    assert (text.warnings, text.extractor) == ((), EXTRACTOR)


@needs_tesseract
async def test_a_scan_waits_for_a_recognizer_and_is_read_when_there_is_one(
    store: Store,
) -> None:
    runtime = store.runtime
    with without_recognizer(runtime):
        ref = await store.put(scan(LINES))
        await extract_text(runtime.database, store.tenant, ref.id)
        async with runtime.database.transaction(store.tenant) as uow:
            waiting = await files.get_text(uow, ref.id)
            assert await files.ask_to_read(uow) == 0
    assert waiting.status is TextStatus.NONE
    assert (waiting.warnings, waiting.extractor) == (("no_text", MISSING), UNRECOGNIZED)
    async with runtime.database.transaction(store.tenant) as uow:
        assert await files.ask_to_read(uow) == 1
    await extract_text(runtime.database, store.tenant, ref.id)
    async with runtime.database.transaction(store.tenant) as uow:
        found = await files.get_text(uow, ref.id)
        assert await files.ask_to_read(uow) == 0
    assert (found.text, found.extractor) == ("\n".join(LINES), EXTRACTOR)


async def test_a_picture_that_decorates_is_not_read(store: Store) -> None:
    text, _ = await read(store, jpeg(page(LINES)), "logo.jpg", FilePurpose.IMAGE)
    assert (text.status, text.text, text.warnings) == (TextStatus.NONE, None, ())


@needs_tesseract
async def test_a_photograph_is_taken_as_a_resume_and_stays_a_picture(store: Store) -> None:
    ref = await store.put(jpeg(page(LINES)), "IMG_0001.jpg")
    assert ref.preview is Preview.IMAGE
    await extract_text(store.runtime.database, store.tenant, ref.id)
    after = await store.ref(ref.id)
    assert after is not None
    assert (after.text_status, after.preview) == (TextStatus.READY, Preview.IMAGE)


@needs_tesseract
async def test_the_recognizer_is_stopped_when_it_takes_too_long() -> None:
    recognizer = await look_for("tesseract")
    assert recognizer is not None
    picture = page(LINES * 8)
    with pytest.raises(OutOfTime):
        await recognizer.table_of(*picture.size, picture.tobytes(), Limits(wall_seconds=0.1))


@pytest.mark.parametrize("name", ["", "no-such-program", "/no/such/tesseract"])
async def test_where_it_is_not_installed_there_is_no_recognizer(name: str) -> None:
    assert await look_for(name) is None


@pytest.mark.parametrize("size", [(14_400, 14_400), (2, 14_400), (1, 1)])
async def test_a_page_of_any_size_becomes_a_picture_of_a_fit_one(size: tuple[int, int]) -> None:
    answer = await Sandbox().run(PICTURES, _pdf_with_picture(8, 8, *size), {"page": 1})
    assert max(answer["width"], answer["height"]) <= LONGEST_SIDE + 1


@needs_tesseract
async def test_a_picture_that_unpacks_to_too_much_costs_only_its_page(store: Store) -> None:
    # 16 bits a sample, three samples a pixel: it asks for 21 GB.
    text, _ = await read(store, _pdf_with_picture(60_000, 60_000, 595, 842))
    after = text.status
    assert after is TextStatus.NONE
    assert set(text.warnings) <= {"no_text", STOPPED}


async def test_a_damaged_picture_is_said_to_be() -> None:
    written = jpeg(page(LINES))
    for content in (written[:2_000], b"no picture", b""):
        assert await Sandbox().run(PICTURES, content, {}) == {"problem": "damaged"}


def test_lines_that_lean_are_measured() -> None:
    for turned in (-6.0, -1.5, 2.0, 8.0):
        assert leaning(page(LINES * 5, turned=turned)) == pytest.approx(-turned, abs=0.3)
    assert leaning(page(LINES * 5)) == 0.0
    assert leaning(Image.new("L", (800, 1_000), 255)) == 0.0


def test_words_of_a_table_are_brought_upright() -> None:
    upright = [("Maria", (100, 50, 60, 20)), ("Ortega", (170, 50, 70, 20))]
    width, height = 600, 800

    def lying(turned: int, x: int, y: int, w: int, h: int) -> tuple[int, int, int, int]:
        return {
            0: (x, y, w, h),
            90: (y, width - x - w, h, w),
            180: (width - x - w, height - y - h, w, h),
            270: (height - y - h, x, h, w),
        }[turned]

    for turned in (0, 90, 180, 270):
        rows = [
            "\t".join(map(str, (5, 1, 1, 1, 1, number, *lying(turned, *box), 96.0, text)))
            for number, (text, box) in enumerate(upright, 1)
        ]
        size = (width, height) if turned in {0, 180} else (height, width)
        found = found_in("\n".join(rows), *size)
        assert (found.width, found.height) == (width, height)
        assert [(one.text, one.x0, one.top, one.x1, one.bottom) for one in found.words] == [
            ("Maria", 100, 50, 160, 70),
            ("Ortega", 170, 50, 240, 70),
        ]
        box = (100 / width, 50 / height, 160 / width, 70 / height)
        left, top, across, down = lying(turned, *upright[0][1])
        assert found.back(box) == pytest.approx(
            (
                left / size[0],
                top / size[1],
                (left + across) / size[0],
                (top + down) / size[1],
            )
        )


def test_specks_and_rules_are_no_words_and_addresses_are_whole() -> None:
    rows = [
        (5, 1, 1, 1, 1, 1, 10, 10, 40, 20, 95.0, "jane"),
        (5, 1, 1, 1, 1, 2, 55, 10, 90, 20, 90.0, "@example.com"),
        (5, 1, 1, 1, 1, 3, 200, 10, 2, 20, 99.0, "|"),
        (5, 1, 1, 1, 1, 4, 220, 10, 9, 9, 12.0, "ee"),
        (5, 1, 1, 1, 1, 5, 240, 10, 9, 9, 50.0, "~"),
        (4, 1, 1, 1, 1, 0, 10, 10, 200, 20, -1, ""),
    ]
    table = "\n".join("\t".join(map(str, row)) for row in rows) + "\nno\ttable\n"
    assert [one.text for one in found_in(table, 600, 800).words] == ["jane@example.com"]


async def test_another_organization_reads_nothing_of_a_scan(store: Store) -> None:
    ref = await store.put(scan(LINES))
    with without_recognizer(store.runtime):
        await extract_text(store.runtime.database, store.tenant, ref.id)
    async with store.runtime.database.transaction(Tenant(ids.uuid7())) as uow:
        assert await files.text_warnings(uow, [ref.id]) == {}
    async with store.runtime.database.transaction(store.tenant) as uow:
        assert await files.text_warnings(uow, [ref.id]) == {ref.id: ("no_text", MISSING)}


def _place_of(text: FileText, words: str) -> tuple[int, int]:
    assert text.text is not None
    start = text.text.index(words)
    return start, start + len(words)


def _darkness(picture: Image.Image) -> float:
    pixels = picture.tobytes()
    return sum(pixel < 128 for pixel in pixels) / max(len(pixels), 1)


def _pdf_with_picture(across: int, down: int, width: int, height: int) -> bytes:
    """A page of this size in points, filled by a picture of so many pixels, packed."""
    packer = zlib.compressobj(9)
    packed = bytearray()
    row = bytes(across * 6)
    for _ in range(min(down, 100)):
        packed += packer.compress(row)
    packed += packer.flush()
    entries = (
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 16"
        b"/Filter/FlateDecode" % (across, down)
    )
    painted = b"q %d 0 0 %d 0 0 cm /Im Do Q" % (width, height)
    return pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 4 0 R"
            b"/Resources<</XObject<</Im 5 0 R>>>>>>" % (width, height),
            stream(painted),
            stream(bytes(packed), entries),
        ]
    )
