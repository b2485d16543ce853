"""What is taken and what is refused, by content; each refusal names the field and the remedy."""

import struct
import time
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from rolecall.domains.files.contracts import CheckedFile, FilePurpose, FileType
from rolecall.domains.files.rules.inspection import inspect
from rolecall.domains.files.rules.types import ALLOWED
from rolecall.kernel.errors import InvalidInput, RolecallError, TooLarge, UnsupportedType

from tests.domains.files import documents

MEBIBYTE = 1024 * 1024
LIMIT = 10 * MEBIBYTE
SAMPLES = Path(__file__).parent / "samples"
PDF, DOCX, ODT = documents.pdf(), documents.docx(), documents.odt("<text:p>Hello</text:p>")
RTF = b"{\\rtf1\\ansi Hello \\b world\\b0 .\\par}"


def check(
    content: bytes, name: str = "cv.pdf", purpose: FilePurpose = FilePurpose.RESUME
) -> CheckedFile:
    return inspect(content, name, purpose, max_bytes=LIMIT, field="resume")


def refusal(
    content: bytes, name: str = "cv.pdf", purpose: FilePurpose = FilePurpose.RESUME
) -> tuple[type[RolecallError], str]:
    with pytest.raises(RolecallError) as raised:
        check(content, name, purpose)
    (error,) = raised.value.errors
    assert error.field == "resume"
    assert error.message == raised.value.detail
    assert any(
        remedy in error.message.lower()
        for remedy in ("upload", "save it", "save the document", "choose it again", "rename")
    )
    return type(raised.value), error.code


@pytest.mark.parametrize(
    ("content", "type_"),
    [
        (PDF, FileType.PDF),
        (b"\xef\xbb\xbf\r\n" + PDF, FileType.PDF),
        (PDF + b"\r\n\x00\x00", FileType.PDF),
        (DOCX, FileType.DOCX),
        (ODT, FileType.ODT),
        (RTF, FileType.RTF),
        (RTF + b"\r\n\x00", FileType.RTF),
        (documents.word_97(), FileType.DOC),
        (b"Jane Doe\nNurse\n", FileType.TXT),
        ("Zoë Müller, Krankenschwester".encode("cp1252"), FileType.TXT),
        ("Jane".encode("utf-16"), FileType.TXT),
        (b"BM25 is a ranking function", FileType.TXT),
        (b"MZ is my monogram", FileType.TXT),
        (b"<!DOCTYPE html><p>Jane", FileType.HTML),
        (b"\n<!-- saved -->\n<HTML><body>Jane", FileType.HTML),
    ],
)
def test_the_type_is_told_by_content(content: bytes, type_: FileType) -> None:
    assert check(content, "whatever.bin").type is type_


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_pictures_are_taken_where_pictures_are_wanted(kind: str) -> None:
    picture = documents.picture(kind)
    assert check(picture, "logo", FilePurpose.IMAGE).type.name == kind
    assert check(picture, "licence", FilePurpose.DOCUMENT).type.name == kind
    assert check(picture, "photograph of a page").type.name == kind


def test_a_lossless_and_an_extended_webp_are_pictures_too() -> None:
    for options in ({"lossless": True}, {"exif": b"Exif\x00\x00MM\x00*\x00\x00\x00\x08"}):
        buffer = BytesIO()
        Image.new("RGBA", (30, 20), (1, 2, 3, 100)).save(buffer, "WEBP", **options)
        assert check(buffer.getvalue(), "a", FilePurpose.IMAGE).type is FileType.WEBP


def test_documents_are_no_pictures() -> None:
    assert refusal(PDF, purpose=FilePurpose.IMAGE) == (UnsupportedType, "file_type_not_allowed")


def test_a_wrong_extension_is_mended() -> None:
    assert check(DOCX, "cv.pdf") == CheckedFile(FileType.DOCX, "cv.docx")
    assert check(PDF, "fax.tiff").name == "fax.pdf"


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1"])
@pytest.mark.parametrize("purpose", FilePurpose)
def test_who_sends_a_picture_of_an_iphone_is_told_how_to_get_a_jpeg(
    brand: bytes, purpose: FilePurpose
) -> None:
    with pytest.raises(UnsupportedType) as refused:
        check(b"\x00\x00\x00\x18ftyp" + brand + bytes(20), "IMG_1.heic", purpose)
    assert "JPEG" in refused.value.detail
    assert "screenshot" in refused.value.detail


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200), "a Windows program"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "a program"),
        (b"GIF89a" + bytes(20), "a GIF picture"),
        (b"\x00\x00\x00\x18ftypisom" + bytes(20), "phone picture"),
        (bytes(range(256)), "unknown kind"),
        (b"%!PS-Adobe-3.0\nshowpage\n", "a PostScript document"),
        (b"<?xml version='1.0'?><svg onload='alert(1)'/>", "an XML document"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an XML document"),
        (documents.archive({"a.txt": b"x"}), "a ZIP archive"),
        (documents.archive({}), "an empty ZIP archive"),
        (documents.archive({"xl/workbook.xml": b"<x/>"}), "a spreadsheet"),
        (documents.archive({"Index/Document.iwa": b"x"}), "an Apple Pages document"),
        (documents.compound_file("Workbook"), "a spreadsheet"),
        (documents.compound_file("Contents"), "of an unknown kind"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_other_files_are_refused_and_named(content: bytes, said: str) -> None:
    with pytest.raises(UnsupportedType, match=said) as raised:
        check(content, "cv.pdf")
    assert (
        "Upload PDF, DOCX, DOC, ODT, RTF, TXT, HTML, JSON, PNG, JPEG, WebP or TIFF."
        in raised.value.detail
    )


def test_empty() -> None:
    assert refusal(b"") == (InvalidInput, "file_empty")


def test_too_large_says_how_large_and_what_is_allowed() -> None:
    content = PDF.ljust(LIMIT + 1)
    assert refusal(content) == (TooLarge, "file_too_large")
    with pytest.raises(TooLarge, match="10 MB; at most 10 MB are accepted"):
        check(content)
    assert check(b"a" * LIMIT, "cv.txt").type is FileType.TXT


def test_a_path_in_the_name() -> None:
    assert refusal(PDF, "../../x") == (InvalidInput, "file_name_invalid")
    assert refusal(b"MZ\x90\x00", "../../x") == (InvalidInput, "file_name_invalid")


@pytest.mark.parametrize("share", [0.99, 0.5, 0.1])
@pytest.mark.parametrize("content", [PDF, DOCX, ODT], ids=len)
def test_truncated(content: bytes, share: float) -> None:
    assert refusal(content[: int(len(content) * share)]) == (InvalidInput, "file_truncated")


@pytest.mark.parametrize("share", [0.85, 0.5, 0.1])
def test_truncated_compound_files(share: float) -> None:
    content = documents.word_97()
    assert refusal(content[: int(len(content) * share)]) == (InvalidInput, "file_truncated")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_truncated_pictures(kind: str) -> None:
    picture = documents.picture(kind)
    cut = picture[: len(picture) * 2 // 3]
    assert refusal(cut, purpose=FilePurpose.IMAGE) == (InvalidInput, "file_truncated")


def test_truncated_rtf() -> None:
    assert refusal(RTF[:-3]) == (InvalidInput, "file_truncated")


@pytest.mark.parametrize(
    "content",
    [
        (SAMPLES / "encrypted.docx").read_bytes(),
        documents.compound_file("EncryptedPackage"),
        documents.word_97(flags=0x0100),
        documents.odt(manifest='<manifest><encryption-data x="1"/></manifest>'),
    ],
    ids=["docx", "compound file", "word 97", "odt"],
)
def test_encrypted_documents(content: bytes) -> None:
    assert refusal(content, "cv.docx") == (InvalidInput, "file_encrypted")


def test_an_encrypted_zip_entry() -> None:
    encrypted = bytearray(DOCX)
    entry = encrypted.find(b"PK\x01\x02")
    encrypted[entry + 8] |= 1
    assert refusal(bytes(encrypted)) == (InvalidInput, "file_encrypted")


def test_an_encrypted_pdf_is_left_to_a_reader() -> None:
    assert check(documents.pdf(user_password="secret")).locked
    assert check(documents.pdf(owner_password="secret")).locked
    assert not check(PDF).locked


def test_a_bomb_is_counted_and_not_believed() -> None:
    bomb = documents.repacked(DOCX, {"word/media/zeros.bin": bytes(150 * MEBIBYTE)})
    assert len(bomb) < MEBIBYTE
    # The directory now claims that the entry is small.
    lying = bytearray(bomb)
    at = bomb.rfind(b"word/media/zeros.bin", 0, bomb.rfind(b"PK\x05\x06")) - 46
    struct.pack_into("<I", lying, at + 24, 10)
    for content in (bomb, bytes(lying)):
        started = time.monotonic()
        kind, code = refusal(content)
        assert (kind, code) in {
            (InvalidInput, "file_unpacks_too_large"),
            (InvalidInput, "file_damaged"),
        }
        assert time.monotonic() - started < 3
    assert refusal(bomb) == (InvalidInput, "file_unpacks_too_large")


def test_many_small_bombs_share_one_budget() -> None:
    parts: dict[str, bytes | None] = {
        f"word/media/{n}.bin": bytes(12 * MEBIBYTE) for n in range(10)
    }
    assert refusal(documents.repacked(DOCX, parts)) == (InvalidInput, "file_unpacks_too_large")


def test_bombs_inside_archives_are_counted_too() -> None:
    inner = documents.archive({str(n): bytes(30 * MEBIBYTE) for n in range(4)})
    nested = documents.repacked(DOCX, {"word/embeddings/a.xlsx": inner})
    assert refusal(nested) == (InvalidInput, "file_unpacks_too_large")


def test_archives_in_archives_in_archives_are_not_opened() -> None:
    deep = documents.archive({"a.zip": documents.archive({"b.txt": b"x"})})
    assert refusal(documents.repacked(DOCX, {"a.zip": deep})) == (
        InvalidInput,
        "file_unpacks_too_large",
    )
    shallow = documents.repacked(DOCX, {"a.xlsx": documents.archive({"b.txt": b"x"})})
    assert check(shallow).type is FileType.DOCX


def test_too_many_entries() -> None:
    many = documents.repacked(DOCX, {f"word/{n}": b"" for n in range(2001)})
    assert refusal(many) == (InvalidInput, "file_unpacks_too_large")


def test_overlapping_entries_pay_each_time() -> None:
    """Many directory entries that point at one block of compressed zeros (Fifield, 2019)."""
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    zeros = bytes(4 * MEBIBYTE)
    block = kernel.compress(zeros) + kernel.flush()
    local = struct.pack(
        "<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, zlib.crc32(zeros), len(block), len(zeros),
        1, 0,
    )  # fmt: skip
    files = local + b"a" + block
    directory = b""
    for number in range(60):
        directory += struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, zlib.crc32(zeros), len(block),
            len(zeros), 1, 0, 0, 0, 0, 0, 0,
        ) + bytes([number + 60])  # fmt: skip
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 60, 60, len(directory), len(files), 0)
    kind, code = refusal(files + directory + end)
    assert (kind, code) in {
        (InvalidInput, "file_unpacks_too_large"),
        (InvalidInput, "file_damaged"),
    }


@pytest.mark.parametrize("name", ["../evil", "/etc/cron.d/x", "word/../../x", "..\\evil"])
def test_entries_that_lead_out_of_the_archive(name: str) -> None:
    assert refusal(documents.repacked(DOCX, {name: b"x"})) == (InvalidInput, "file_damaged")


def test_two_entries_of_one_name() -> None:
    buffer = BytesIO(DOCX)
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", b"<other/>")
    assert refusal(buffer.getvalue()) == (InvalidInput, "file_damaged")


def test_a_docx_needs_its_parts() -> None:
    no_types = documents.repacked(DOCX, {"[Content_Types].xml": None})
    assert refusal(no_types) == (UnsupportedType, "file_type_not_allowed")
    no_body = documents.repacked(DOCX, {"word/document.xml": None})
    assert refusal(no_body) == (InvalidInput, "file_damaged")
    broken = documents.repacked(DOCX, {"[Content_Types].xml": b"<Types><"})
    assert refusal(broken) == (InvalidInput, "file_damaged")


def test_the_main_part_may_have_another_name() -> None:
    with zipfile.ZipFile(BytesIO(DOCX)) as archive:
        types, body = archive.read("[Content_Types].xml"), archive.read("word/document.xml")
    renamed = documents.repacked(
        DOCX,
        {
            "word/document.xml": None,
            "word/document2.xml": body,
            "[Content_Types].xml": types.replace(b"/document.xml", b"/document2.xml"),
        },
    )
    assert check(renamed).type is FileType.DOCX


def test_entities_in_a_docx_are_not_expanded() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><Types>&b;</Types>'
    assert refusal(documents.repacked(DOCX, {"[Content_Types].xml": laughs})) == (
        InvalidInput,
        "file_damaged",
    )


def test_a_damaged_entry() -> None:
    damaged = bytearray(DOCX)
    at = damaged.find(b"word/document.xml") + 60
    damaged[at : at + 20] = bytes(20)
    assert refusal(bytes(damaged)) == (InvalidInput, "file_damaged")


def test_macros() -> None:
    with_macros = documents.repacked(DOCX, {"word/vbaProject.bin": b"x"})
    assert refusal(with_macros) == (UnsupportedType, "file_has_macros")


@pytest.mark.parametrize(
    "content",
    [
        PDF + documents.archive({"payload.class": b"x"}),
        documents.picture("PNG") + DOCX,
        RTF[:-1] + documents.archive({"a": b"x"}) + b"}",
        b"<html>" + documents.archive({"a": b"x"}, zipfile.ZIP_STORED),
        b"#!/bin/sh\nexit\n" + PDF,
        b"{\\rtf1 %PDF-1.7 }",
        documents.archive({"%PDF-1.4": b"x"}),
    ],
    ids=["pdf+zip", "png+docx", "rtf+zip", "html+zip", "shell+pdf", "rtf+pdf", "zip+pdf"],
)
def test_files_of_two_kinds_at_once(content: bytes) -> None:
    kind, code = refusal(content, purpose=FilePurpose.DOCUMENT)
    assert (kind, code) in {
        (UnsupportedType, "file_ambiguous"),
        (UnsupportedType, "file_type_not_allowed"),
    }


def test_a_pdf_with_an_archive_at_its_end_is_said_to_be_two_kinds() -> None:
    assert refusal(PDF + DOCX) == (UnsupportedType, "file_ambiguous")


def test_a_pdf_without_a_version_is_damaged() -> None:
    assert refusal(b"%PDF-\n%%EOF") == (InvalidInput, "file_damaged")


def test_pictures_too_large_to_show() -> None:
    huge = bytearray(documents.picture("PNG"))
    struct.pack_into(">II", huge, 16, 60_000, 60_000)
    assert refusal(bytes(huge), purpose=FilePurpose.IMAGE) == (InvalidInput, "image_too_large")
    struct.pack_into(">II", huge, 16, 0, 10)
    assert refusal(bytes(huge), purpose=FilePurpose.IMAGE) == (InvalidInput, "image_too_large")


def test_a_jpeg_of_endless_markers_is_given_up() -> None:
    content = b"\xff\xd8" + b"\xff\xfe\x00\x02" * 2_000_000 + b"\xff\xd9"
    started = time.monotonic()
    assert refusal(content, purpose=FilePurpose.IMAGE) == (InvalidInput, "file_damaged")
    assert time.monotonic() - started < 1


def test_a_real_word_document_from_scratch_passes() -> None:
    document = Document()
    document.add_picture(BytesIO(documents.picture("PNG")))
    assert check(documents.saved(document)).type is FileType.DOCX


_BEGINNINGS = [b"", b"%PDF-1.7\n", b"PK\x03\x04", PDF[:200], DOCX[:600], documents.word_97()[:1200],
               b"{\\rtf", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF0000WEBPVP8X",
               b"<html>"]  # fmt: skip


def only_refusals(content: bytes, purpose: FilePurpose) -> bool:
    try:
        check(content, "x", purpose)
    except RolecallError as error:
        return error.errors[0].field == "resume"
    return True


@settings(max_examples=300)
@given(st.sampled_from(_BEGINNINGS), st.binary(max_size=400), st.sampled_from(sorted(ALLOWED)))
def test_no_bytes_make_it_fail_otherwise(start: bytes, rest: bytes, purpose: FilePurpose) -> None:
    assert only_refusals(start + rest, purpose)


@settings(max_examples=150)
@given(st.sampled_from([PDF, DOCX, ODT, documents.word_97()]), st.data())
def test_no_altered_document_makes_it_fail_otherwise(content: bytes, data: st.DataObject) -> None:
    altered = bytearray(content)
    for _ in range(data.draw(st.integers(1, 8))):
        altered[data.draw(st.integers(0, len(altered) - 1))] = data.draw(st.integers(0, 255))
    assert only_refusals(bytes(altered), FilePurpose.DOCUMENT)
