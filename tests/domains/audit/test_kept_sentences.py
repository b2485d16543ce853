"""How a summary was made is kept in the hashed body, and bodies without it verify as before."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from rolecall.domains.audit.contracts import NewEntry
from rolecall.domains.audit.rules import GENESIS, canonical, first_break, link
from rolecall.kernel.sentences import Sentence, kept, plain, remembered, say

OLD = (
    '{"action":"jobs.closed","actor":{"id":null,"kind":"system","name":"Rolecall"},'
    '"at":"2026-03-01T12:00:00+00:00","changes":{},"ip":"",'
    '"record":{"id":"00000000-0000-0000-0000-000000000001","type":"job"},"request":"",'
    '"summary":"Closed the job “Nurse”.","v":1}'
)
"""As it was written before templates were kept."""
ENTRY = NewEntry(
    at=datetime(2026, 3, 1, 12, tzinfo=UTC),
    actor_kind="system",
    actor_id=None,
    actor_name="Rolecall",
    action="jobs.closed",
    record_type="job",
    record_id=UUID(int=1),
    summary=say("Closed the job “{job}”.", job="Nurse"),
    changes={},
    ip="",
    request_id="",
)


def test_a_body_has_what_it_had_and_how_the_summary_was_made() -> None:
    body = json.loads(canonical(ENTRY))
    said = body.pop("said")
    assert said == {"text": "Closed the job “{job}”.", "parts": {"job": "Nurse"}}
    assert body == json.loads(OLD)
    assert isinstance(remembered(body["summary"], said), Sentence)


def test_old_and_new_bodies_hang_together() -> None:
    bodies = [OLD, canonical(ENTRY), OLD]
    hashes, previous = [], GENESIS
    for body in bodies:
        previous = link(previous, body)
        hashes.append(previous)
    links = list(zip((1, 2, 3), bodies, hashes, strict=True))
    assert first_break(links)[0] is None
    changed = canonical(replace(ENTRY, summary=say("Closed the job “{job}”.", job="Cook")))
    assert first_break([links[0], (2, changed, hashes[1]), links[2]])[0] == 2


def test_changed_parts_break_the_chain_though_the_text_is_the_same() -> None:
    body = canonical(ENTRY)
    forged = body.replace('"parts":{"job":"Nurse"}', '"parts":{"job":"Cook"}')
    assert forged != body
    assert json.loads(forged)["summary"] == json.loads(body)["summary"]
    assert first_break([(1, forged, link(GENESIS, body))])[0] == 1


def test_plain_text_is_said_as_it_is() -> None:
    body = json.loads(canonical(replace(ENTRY, summary=plain("Ran {a job}."))))
    assert body["summary"] == "Ran {a job}."
    assert remembered(body["summary"], body["said"]) == "Ran {a job}."
    assert kept("Ran.") is None
