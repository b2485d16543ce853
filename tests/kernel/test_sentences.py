import copy
import json
import pickle
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from rolecall.kernel.sentences import (
    NOTHING,
    Sentence,
    as_text,
    kept,
    plain,
    quoted,
    remembered,
    said_by,
    say,
    say_count,
)

CLOSED = say("Closed the job “{job}”.", job="Nurse")
SENTENCES = [
    CLOSED,
    NOTHING,
    say("Nothing was changed."),
    say_count("{count} row.", "{count:,} rows.", 1_200),
    say_count("{count} row.", "{count:,} rows.", 1),
    say("{done:;}.", done=[say("Sent a mail"), say("Moved to {stage}", stage="Offer")]),
    say("Was due on {day}.", day=date(2026, 3, 1)),
    say("Use {{{name}}}.", name="job"),
    plain("ROLECALL_ENV: {not a part}"),
    quoted("Day shift"),
]


def test_a_sentence_is_its_english_text() -> None:
    assert CLOSED == "Closed the job “Nurse”."
    assert type(str(CLOSED)) is str
    assert f"{CLOSED}" == str(CLOSED)
    assert hash(CLOSED) == hash(str(CLOSED))


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        (say("{total:,} of {share:.1f}.", total=1_200, share=0.25), "1,200 of 0.2."),
        (say("In {day:month}.", day=date(2026, 3, 1)), "In March 2026."),
        (say("On {day}.", day=date(2026, 3, 1)), "On 2026-03-01."),
        (say("{who}.", who=["Ana", "Ben"]), "Ana, Ben."),
        (say("{what:^;}.", what=[say("sent"), "moved"]), "Sent; moved."),
        (say_count("{count} row", "{count} rows", 0), "0 rows"),
        (say("Use {{{name}}}.", name="job"), "Use {job}."),
        (say("Say {what}.", what="{job}"), "Say {job}."),
    ],
)
def test_parts_are_put_in_as_english_writes_them(sentence: Sentence, text: str) -> None:
    assert sentence == text


def test_a_template_without_its_part_is_an_error() -> None:
    with pytest.raises(KeyError):
        Sentence("Closed {job}.", {})


@pytest.mark.parametrize("sentence", SENTENCES, ids=str)
def test_what_is_kept_leads_to_the_same_sentence(sentence: Sentence) -> None:
    found = remembered(str(sentence), json.loads(json.dumps(kept(sentence))))
    assert found == sentence
    assert isinstance(found, Sentence)
    assert (found.template, found.many) == (sentence.template, sentence.many)
    assert kept(found) == kept(sentence)


@pytest.mark.parametrize("sentence", SENTENCES, ids=str)
def test_copies_and_pickles_remember_how_they_were_made(sentence: Sentence) -> None:
    for found in (
        copy.copy(sentence),
        copy.deepcopy(sentence),
        pickle.loads(pickle.dumps(sentence)),  # noqa: S301 - made one line above
    ):
        assert found == sentence
        assert kept(found) == kept(sentence)


def test_an_instant_is_kept_as_the_day_that_is_told() -> None:
    sentence = say("Since {at}.", at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    assert isinstance(remembered(str(sentence), kept(sentence)), str)


def test_plain_text_keeps_nothing() -> None:
    assert kept("Closed.") is None
    assert remembered("Closed.", None) == "Closed."


@pytest.mark.parametrize(
    "stored",
    [
        {"text": "Opened the job “{job}”.", "parts": {"job": "Nurse"}},
        {"text": "Closed the job “{job}”."},
        {"text": "Closed the job “{job}”.", "parts": ["Nurse"]},
        {"text": "Closed the job “{job"},
        {"many": "x"},
        {"text": "{job.nothing}", "parts": {"job": "Nurse"}},
    ],
)
def test_what_does_not_lead_to_the_text_is_not_used(stored: dict[str, Any]) -> None:
    found = remembered(str(CLOSED), stored)
    assert found == CLOSED
    assert not isinstance(found, Sentence)


def test_encoders_write_the_english_text() -> None:
    encoded = b'{"said":"Closed the job \xe2\x80\x9cNurse\xe2\x80\x9d."}'
    assert json.loads(json.dumps({"said": CLOSED})) == {"said": str(CLOSED)}
    assert msgspec.json.encode({"said": CLOSED}, enc_hook=as_text) == encoded
    assert type(msgspec.to_builtins(CLOSED, enc_hook=as_text)) is str
    with pytest.raises(NotImplementedError):
        as_text(object())


def test_errors_tell_the_sentence_that_they_were_raised_with() -> None:
    assert said_by(ValueError(CLOSED)) is CLOSED
    assert said_by(ValueError("a defect")) == "a defect"
    assert said_by(ValueError()) == ""
