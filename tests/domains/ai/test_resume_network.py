"""The network beside the taggers: what it is shown, what is made of its answer, and without it."""

import importlib.util
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.domains.ai.contracts import Engine
from rolecall.domains.ai.rules.resume.network import (
    LABELS,
    MOST_PIECES,
    WINDOW,
    NetworkTagger,
    columns,
    windows,
)
from rolecall.domains.ai.rules.resume.pieces import Shape, Sign, Vocabulary, pieces_of
from rolecall.domains.ai.rules.resume.reading import Reading, read
from rolecall.domains.ai.rules.resume.tagging import (
    TAGS,
    Model,
    Tag,
    averaged,
    guesses_of,
)
from rolecall.domains.ai.service.lexicon import load_lexicon
from rolecall.domains.ai.service.parser import load_network, load_vocabulary, parse_resume

PIECES = ["[PAD]", *Sign, "nurse", "nur", "##sing", "##s", "ward", "9", ","]


def shown(text: str) -> list[tuple[str, str]]:
    """Return the pieces of a text with their shapes."""
    reading = read(text, load_lexicon())
    pieces = pieces_of(reading.tokens, reading.lines, reading.places, Vocabulary(PIECES))
    assert len(pieces.firsts) == len(reading.tokens)
    return [
        (PIECES[number], Shape(shape).name)
        for number, shape in zip(pieces.numbers, pieces.shapes, strict=True)
    ]


def test_words_are_cut_into_the_longest_pieces_that_are_known() -> None:
    assert Vocabulary(PIECES).of_word("nursings") == tuple(
        PIECES.index(one) for one in ("nur", "##sing", "##s")
    )
    assert Vocabulary(PIECES).of_word("zebra") == (PIECES.index(Sign.UNKNOWN),)


def test_a_piece_tells_its_case_and_where_a_line_or_a_cell_begins() -> None:
    assert shown("NURSE, Ward 9\tnurse\n\n• ward") == [
        (Sign.ROOM, "MARK"),
        ("nurse", "UPPER"),
        (",", "SIGN"),
        ("ward", "CAPITAL"),
        ("9", "DIGITS"),
        (Sign.CELL, "MARK"),
        ("nurse", "LOWER"),
        (Sign.ROOM, "MARK"),
        (Sign.BULLET, "SIGN"),
        ("ward", "LOWER"),
    ]


def test_the_network_never_sees_an_address_or_a_number() -> None:
    text = "ada@example.com\n(415) 555-0132\nhttps://ada.example/nurse"
    assert [piece for piece, shape in shown(text) if shape != "MARK"] == [
        Sign.EMAIL,
        Sign.PHONE,
        Sign.LINK,
    ]


@given(st.integers(0, 5_000))
def test_windows_read_each_piece_once_and_not_at_an_edge(length: int) -> None:
    held = list(windows(length))
    assert [end for _, end in held][-1:] == ([length] if length else [])
    begun = 0
    for at, (window, end) in enumerate(held):
        assert window.start <= begun < end <= window.stop <= length
        assert window.stop - window.start <= WINDOW
        assert at == 0 or begun - window.start >= (window.stop - begun) // 8
        begun = end
    for (one, _), (other, _) in pairwise(held):
        assert other.start < one.stop


class Echo:
    """A network that is sure of what it is shown: each piece begins the field of its number."""

    def __init__(self) -> None:
        self.windows = 0

    def run(
        self, numbers: Sequence[int], shapes: Sequence[int], sections: Sequence[int]
    ) -> Sequence[Sequence[float]]:
        """Return one row for each piece."""
        assert len(numbers) == len(shapes) == len(sections) <= WINDOW
        self.windows += 1
        width = sum(len(labels) for labels in LABELS.values())
        return [[float(number)] * width for number in numbers]


def test_each_token_has_the_answer_for_its_own_first_piece() -> None:
    reading = read("nursing ward\n" * 400, load_lexicon())
    said = NetworkTagger(Echo(), Vocabulary(PIECES)).marginals(reading)
    nursing, ward = (float(PIECES.index(one)) for one in ("nur", "ward"))
    assert [begins for begins, _ in said[Tag.TITLE]] == [nursing, ward] * 400
    # Names stand in the head, and places are the taggers' alone.
    assert len(said[Tag.NAME]) == 80
    assert Tag.LOCATION not in said


def test_behind_the_last_window_the_taggers_read_alone() -> None:
    echo = Echo()
    reading = read("ward\n" * MOST_PIECES, load_lexicon())
    said = NetworkTagger(echo, Vocabulary(PIECES)).marginals(reading)
    assert len(said[Tag.TITLE]) == MOST_PIECES // 2 < len(reading.tokens)
    assert echo.windows == 24
    both = averaged([said, {Tag.TITLE: [(0.0, 0.5)] * len(reading.tokens)}])
    ward = float(PIECES.index("ward"))
    assert both[Tag.TITLE][0] == (ward / 2, (ward + 0.5) / 2)
    assert both[Tag.TITLE][-1] == (0.0, 0.5)


def test_what_several_say_is_averaged_label_by_label() -> None:
    said = averaged(
        [
            {Tag.COMPANY: [(0.6, 0.0)], Tag.TITLE: [(0.1, 0.2)]},
            {Tag.COMPANY: [(0.0, 0.4)]},
        ]
    )
    assert said == {Tag.COMPANY: [(0.3, 0.2)], Tag.TITLE: [(0.1, 0.2)]}
    [guess] = guesses_of(said, Model.WORK)
    assert (guess.tag, guess.probability) == (Tag.COMPANY, 0.5)
    assert guesses_of(said, Model.EDUCATION) == []


def test_there_is_a_column_for_each_label_and_the_weights_have_them() -> None:
    assert [tag for _, tag, _ in columns()] == [tag for model in Model for tag in TAGS[model]]
    network = load_network()
    assert network is not None
    [row] = network.rows(read("Nurse", load_lexicon()))
    assert len(row) == sum(len(labels) for labels in LABELS.values())
    start = 0
    for labels in LABELS.values():
        assert sum(row[start : start + len(labels)]) == pytest.approx(1.0, abs=1e-3)
        start += len(labels)


@pytest.mark.parametrize(
    ("text", "tag", "words"),
    [
        ("EXPERIENCE\nStaff Nurse\nQuillfeather Hospital\n2015 - 2019", Tag.TITLE, "Staff Nurse"),
        (
            "EXPERIENCE\nStaff Nurse\nQuillfeather Hospital\n2015 - 2019",
            Tag.COMPANY,
            "Quillfeather Hospital",
        ),
        (
            "EDUCATION\nBachelor of Nursing\nUniversity of Tulsa\n2011",
            Tag.INSTITUTION,
            "University of Tulsa",
        ),
    ],
)
def test_what_ships_is_sure_of_what_is_plain(text: str, tag: Tag, words: str) -> None:
    reading: Reading = read(text, load_lexicon())
    network = load_network()
    assert network is not None
    shares = network.marginals(reading)[tag]
    found = [
        token.text for token, share in zip(reading.tokens, shares, strict=True) if sum(share) > 0.5
    ]
    assert " ".join(found) == words


def test_the_vocabulary_has_every_sign_and_no_piece_twice() -> None:
    vocabulary = load_vocabulary()
    numbers = [vocabulary.number_of(sign) for sign in Sign]
    assert len(set(numbers)) == len(numbers)
    assert 0 not in numbers


def test_without_its_runtime_the_taggers_read_alone_and_say_so() -> None:
    program = (
        "import sys; sys.modules['onnxruntime'] = None\n"
        "from rolecall.domains.ai.service.parser import parse_resume\n"
        "found = parse_resume('Ada Example\\n\\nEXPERIENCE\\nStaff Nurse, Mercy Hospital\\n2015')\n"
        "print(found.engine, found.work[0].title.value, found.work[0].title.confidence)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    engine, *title, confidence = told.stdout.split()
    assert (engine, title) == (Engine.TAGGERS, ["Staff", "Nurse"])
    assert 0.0 <= float(confidence) <= 1.0
    assert parse_resume("Ada Example").engine is Engine.SMALL_MODEL


def test_the_runtime_has_nobody_to_report_to() -> None:
    found = importlib.util.find_spec("onnxruntime")
    assert found is not None
    assert found.origin is not None
    libraries = list(Path(found.origin).parent.rglob("*.so*"))
    assert libraries
    for library in libraries:
        assert b"events.data.microsoft" not in library.read_bytes(), (
            "this version of onnxruntime reports to its maker what it is used for"
        )
