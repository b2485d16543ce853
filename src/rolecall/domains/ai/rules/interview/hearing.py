"""What was read in the answers to the question that is open, for the next step."""

from collections.abc import Sequence
from typing import Final

from rolecall.domains.ai.contracts import (
    Doubt,
    EvidenceLevel,
    InterviewPlan,
    Noted,
    ProcessFact,
    Speaker,
    Utterance,
)
from rolecall.domains.ai.rules.interview.analysis import Reading
from rolecall.domains.ai.rules.interview.encoding import SentenceEncoder, nearness
from rolecall.domains.ai.rules.interview.evidence import Reader
from rolecall.domains.ai.rules.interview.intents import meant_in
from rolecall.domains.ai.rules.interview.levels import level_of
from rolecall.domains.ai.rules.interview.patterns import TOPICS, Intent, ProcessTopic
from rolecall.domains.ai.rules.interview.sentences import WORD
from rolecall.domains.ai.rules.interview.talk import Heard
from rolecall.domains.ai.rules.resume.text import folded

_ANSWERS: Final = 0.45
"""How near a fact's question is to one that it answers, where their topics are not known."""
_STEM: Final = 5
_LONG: Final = 4
_NOTED: Final = {
    Doubt.OTHER_LANGUAGE: Noted.OTHER_LANGUAGE,
    Doubt.BADLY_RECOGNIZED: Noted.BADLY_RECOGNIZED,
}


def hear(plan: InterviewPlan, turns: Sequence[Utterance], reader: Reader) -> Heard:
    """Return what was read in the thread of the last turn, and the fact that it asks for."""
    if not turns or turns[-1].speaker is Speaker.INTERVIEWER:
        return Heard()
    last = turns[-1]
    encoder = reader.encoder_for(plan.language)
    fact = _fact_for(last, plan, encoder)
    question = next((one for one in plan.questions if one.key == last.question), None)
    if question is None:
        return Heard(fact=fact)
    thread_turns = [one for one in turns if one.question == last.question]
    reading = Reading(plan, thread_turns, reader)
    if not reading.threads:
        return Heard(fact=fact)
    (thread,) = reading.threads
    read = reading.read(thread, question.criterion)
    level = EvidenceLevel.NONE if read.chances is None else level_of(read.chances)
    return Heard(
        level=level,
        is_off_topic=read.doubt is Doubt.OFF_TOPIC,
        fact=fact,
        noted=(_NOTED[read.doubt],) if read.doubt in _NOTED else (),
    )


def _fact_for(last: Utterance, plan: InterviewPlan, encoder: SentenceEncoder | None) -> int | None:
    """Return the number of the fact that answers what the last turn asks, None for none."""
    asked = [
        one.sentence.text
        for one in meant_in(last.turn, last.text, plan.language)
        if one.intent in {Intent.PROCESS, Intent.HOW_MUCH}
    ]
    if not asked or not plan.facts:
        return None
    question = " ".join(asked)
    near = [_nearness(question, fact, plan.language, encoder) for fact in plan.facts]
    best = max(range(len(near)), key=near.__getitem__)
    return best if near[best] >= _ANSWERS else None


def _nearness(
    asked: str, fact: ProcessFact, language: str, encoder: SentenceEncoder | None
) -> float:
    """Return how surely a fact answers a question; it does from `_ANSWERS` on.

    Those about the same known topic are near; those about different ones never are, as nearness of
    words would take vacation for pay.
    """
    mine, theirs = (topics_in(text, language) for text in (asked, fact.question))
    if encoder is None:
        near = _shared(asked, fact.question)
    else:
        one, other = encoder.encode([asked, fact.question])
        near = nearness(one, other)
    if mine and theirs:
        return near + _ANSWERS if mine & theirs else 0.0
    return near


def topics_in(text: str, language: str) -> set[ProcessTopic]:
    """Return what a question about the process is about."""
    plain = folded(text)
    return {topic for topic, pattern in TOPICS[language].items() if pattern.search(plain)}


def _shared(one: str, other: str) -> float:
    mine, theirs = _stems(one), _stems(other)
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def _stems(text: str) -> set[str]:
    return {folded(one)[:_STEM] for one in WORD.findall(text) if len(one) > _LONG}
