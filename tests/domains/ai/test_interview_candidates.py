"""Scripted candidates of the benchmark, played to the end."""

import pytest

from rolecall.domains.ai.contracts import Verdict
from rolecall.domains.ai.rules.interview.analysis import Reading, findings_of
from rolecall.domains.ai.service.interview_reader import load_reader

from benchmarks.interview.answers import Labelled, other_languages, turns_of
from benchmarks.interview.candidates import ENDS, NOTHING_SHOWN, Kind, roles
from benchmarks.interview.playing import play


@pytest.mark.parametrize("kind", Kind)
def test_what_was_not_shown_is_not_read(kind: Kind) -> None:
    role = roles()[0]
    played = play(role, kind, load_reader())
    assert played.ended == ENDS.get(kind, "completed")
    assert played.bad_quotes == 0
    verdicts = {one.verdict for one in played.findings}
    if kind in NOTHING_SHOWN:
        assert verdicts == {Verdict.NOT_ENOUGH_EVIDENCE}
    elif kind is Kind.EVASIVE:
        assert Verdict.MET not in verdicts
    else:
        assert not verdicts & {Verdict.NOT_MET, Verdict.NOT_ENOUGH_EVIDENCE}


@pytest.mark.parametrize("labelled", other_languages(), ids=lambda one: one.language)
def test_german_and_spanish_answers_are_told_apart(labelled: Labelled) -> None:
    for answer in labelled.answers:
        (found,) = findings_of(Reading(labelled.plan(answer), turns_of(answer), load_reader()))
        assert found.level is answer.level, answer.text
        assert found.confidence is None
