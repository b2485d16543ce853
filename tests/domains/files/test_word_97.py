"""Text of binary Word documents, and of résumés in JSON."""

import json
import struct

import pytest

from rolecall.domains.files.contracts import FilePurpose, FileType
from rolecall.domains.files.rules.extraction import doc, json_resume
from rolecall.domains.files.rules.inspection import inspect

SECTOR = 512


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE compound file of streams of 4,096 bytes and more."""
    chains: list[int] = []
    data = b""
    places: dict[str, tuple[int, int]] = {}
    for name, stream in streams.items():
        sectors = max(8, -(-len(stream) // SECTOR))
        first = len(chains)
        chains += [*range(first + 1, first + sectors), 0xFFFFFFFE]
        places[name] = (first, max(len(stream), 4096))
        data += stream.ljust(sectors * SECTOR, b"\0")
    directory, table = len(chains), len(chains) + 1
    chains += [0xFFFFFFFE, 0xFFFFFFFD]
    entries = entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)
    for at, (name, place) in enumerate(places.items(), start=1):
        entries += entry(name, 2, *place, right=at + 1 if at < len(places) else 0xFFFFFFFF)
    header = bytearray(SECTOR)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIII", header, 44, 1, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 76, table, *[0xFFFFFFFF] * 108)
    chains += [0xFFFFFFFF] * (128 - len(chains))
    return bytes(header) + data + entries.ljust(SECTOR, b"\0") + struct.pack("<128I", *chains)


def entry(
    name: str, kind: int, first: int, size: int, *, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF
) -> bytes:
    made = bytearray(128)
    raw = name.encode("utf-16-le") + b"\0\0"
    made[: len(raw)] = raw
    struct.pack_into("<HBB", made, 64, len(raw), kind, 1)
    struct.pack_into("<III", made, 68, 0xFFFFFFFF, right, child)
    struct.pack_into("<II", made, 116, first, size)
    return bytes(made)


def word(*pieces: tuple[str, bool], runs: dict[int, bytes] | None = None, flags: int = 0) -> bytes:
    """A document of pieces, each in one byte a letter or in two; `runs` are changes by offset."""
    begin, length = 2048, sum(len(text) for text, _ in pieces)
    head = bytearray(begin)
    struct.pack_into("<HH", head, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", head, 10, 0x0200 | flags)
    struct.pack_into("<i", head, 0x4C, length)
    places, descriptors, at = [0], b"", begin
    for text, is_short in pieces:
        raw = text.encode("cp1252" if is_short else "utf-16-le")
        head += raw
        where = (at * 2) | 0x40000000 if is_short else at
        descriptors += struct.pack("<HIH", 0, where, 0)
        places.append(places[-1] + len(text))
        at += len(raw)
    table = struct.pack("<BHB", 1, 1, 0)
    plc = struct.pack(f"<{len(places)}I", *places) + descriptors
    clx = table + struct.pack("<BI", 2, len(plc)) + plc
    struct.pack_into("<II", head, 0x01A2, 0, len(clx))
    if runs:
        page = bytearray(SECTOR)
        starts = [begin + one for one in sorted(runs)]
        struct.pack_into(f"<{len(starts) + 1}I", page, 0, *starts, at)
        free = SECTOR - 2
        for number, one in enumerate(sorted(runs)):
            given = runs[one]
            if given:
                free = (free - len(given) - 1) // 2 * 2
                page[free] = len(given)
                page[free + 1 : free + 1 + len(given)] = given
                page[4 * (len(starts) + 1) + number] = free // 2
        page[-1] = len(starts)
        head += bytes(-len(head) % SECTOR)
        struct.pack_into("<II", head, 0x00FA, len(clx), 12)
        clx += struct.pack("<III", begin, at, len(head) // SECTOR)
        head += page
    return compound({"WordDocument": bytes(head), "1Table": clx})


def test_the_pieces_of_a_document_are_read_in_their_order() -> None:
    content = word(
        ("Jane Doe\rCafé nurse\r", True), ("Zürich – Łódź\r", False), ("A\x07B\x07\x07End\r", True)
    )
    answer = doc.run(content, {})
    assert answer["text"] == "Jane Doe\nCafé nurse\nZürich – Łódź\nA\tB\nEnd"
    assert answer["warnings"] == []


def test_fields_show_their_result_and_marks_are_gone() -> None:
    link = '\x13 HYPERLINK "https://example.com" \x14my page\x15'
    assert (
        doc.run(word((f"See {link}\x0bnow\x1ehere\r", True)), {})["text"] == "See my page\nnow-here"
    )


def test_hidden_runs_are_left_out_and_quoted() -> None:
    vanish, tiny = struct.pack("<HB", 0x083C, 1), struct.pack("<HH", 0x4A43, 2)
    text = "Jane Doe kubernetes terraform nurse"
    answer = doc.run(word((text, True), runs={0: b"", 9: vanish, 20: tiny, 29: b""}), {})
    assert answer["text"].split() == ["Jane", "Doe", "nurse"]
    assert [(one["kind"], one["quote"]) for one in answer["remarks"]] == [
        ("hidden_style", "kubernetes"),
        ("tiny", "terraform"),
    ]


@pytest.mark.parametrize("at", range(0, 6000, 97))
def test_a_damaged_document_is_said_to_be_damaged_or_read(at: int) -> None:
    content = bytearray(word(("Jane Doe\r", True)))
    content[at % len(content) : at % len(content) + 4] = b"\xff\x7f\xff\x00"
    answer = doc.run(bytes(content), {})
    assert answer.get("problem") == "damaged" or "text" in answer


def test_an_encrypted_document_is_said_to_be_encrypted() -> None:
    assert doc.run(word(("Jane", True), flags=0x0100), {}) == {"problem": "encrypted"}


RESUME = {
    "basics": {
        "name": "Jane Doe",
        "label": "Registered Nurse",
        "email": "jane@example.com",
        "location": {"city": "Boston", "region": "MA"},
        "profiles": [{"network": "LinkedIn", "url": "https://linkedin.com/in/jane"}],
        "summary": "Ten years of care.",
    },
    "work": [
        {
            "name": "Harbor Vale", "position": "Charge Nurse", "startDate": "2019-04",
            "highlights": ["Led a team"],
        },
    ],
    "education": [
        {
            "institution": "Juniper College", "studyType": "BSN",
            "startDate": "2010", "endDate": "2014",
        },
    ],
    "skills": [{"name": "Care", "keywords": ["Triage", "Epic"]}],
}  # fmt: skip


def test_a_resume_in_json_is_read_as_text() -> None:
    content = json.dumps(RESUME).encode()
    assert inspect(content, "cv.json", FilePurpose.RESUME, max_bytes=10**6).type is FileType.JSON
    assert json_resume.run(content, {})["text"].split("\n") == [
        "Jane Doe", "Registered Nurse", "Boston, MA", "jane@example.com",
        "https://linkedin.com/in/jane", "", "SUMMARY", "Ten years of care.", "", "WORK EXPERIENCE",
        "", "Charge Nurse, Harbor Vale, 2019-04 – Present", "• Led a team", "", "EDUCATION", "",
        "BSN, Juniper College, 2010 – 2014", "", "SKILLS", "", "Care", "Triage, Epic",
    ]  # fmt: skip


@pytest.mark.parametrize("content", [b"[]", b"{}", b'{"a": 1}', b'{"work": 1}', b"{" * 100_000])
def test_other_json_is_no_resume(content: bytes) -> None:
    assert not json_resume.is_resume(content)


@pytest.mark.parametrize(
    "held", [{"basics": 1, "work": [1, None, {"highlights": {}}]}, {"work": [{"name": [1]}]}]
)
def test_odd_json_harms_nobody(held: dict[str, object]) -> None:
    assert "text" in json_resume.run(json.dumps(held).encode(), {})
