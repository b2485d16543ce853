"""What the interviewer is given: an approved version in one language, and what was said so far."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from rolecall.domains.ai.contracts import (
    Anchors,
    Criterion,
    InterviewPlan,
    PlannedQuestion,
    ProcessFact,
    Speaker,
    Utterance,
)
from rolecall.domains.ai_interviews.contracts.content import (
    AskedQuestion,
    Competency,
    Content,
    Language,
    Texts,
)
from rolecall.domains.ai_interviews.contracts.sessions import Turn
from rolecall.domains.ai_interviews.rules.placeholders import filled

Said: TypeAlias = Callable[[Texts], str]


def plan_of(
    content: Content, language: Language, candidate_name: str, named: Mapping[str, str]
) -> InterviewPlan:
    """Return the plan of an interview in a language; `named` fills what stands in braces."""

    def said(text: Texts) -> str:
        return filled(text.of(language) or text.first(content.languages), named)

    return InterviewPlan(
        language=language.value,
        criteria=tuple(_criterion(one, said) for one in content.competencies),
        questions=tuple(
            _question(one, question, said)
            for one in content.competencies
            for question in one.questions
        ),
        opening=said(content.opening),
        closing=said(content.closing),
        facts=tuple(ProcessFact(said(one.question), said(one.answer)) for one in content.facts),
        names=tuple(candidate_name.split()),
        person=content.settings.contact,
    )


def utterances_of(turns: Sequence[Turn]) -> tuple[Utterance, ...]:
    """Return what counts of what was said: an answer that was given anew for the earlier one."""
    anew = {one.replaces: one for one in turns if one.replaces is not None}
    return tuple(_utterance(anew.get(one.number, one)) for one in spoken(turns))


def spoken(turns: Sequence[Turn]) -> list[Turn]:
    """Return the turns of the conversation, without answers that were given anew."""
    return [one for one in turns if one.replaces is None]


def question_of(content: Content, key: str) -> AskedQuestion | None:
    """Return a question by its key in the plan, None if it is none of this content."""
    return next(
        (
            question
            for one in content.competencies
            for question in one.questions
            if key_of(one, question) == key
        ),
        None,
    )


def key_of(competency: Competency, question: AskedQuestion) -> str:
    """Return the key that tells a question from all others of an interview."""
    return f"{competency.key}.{question.key}"


def count_asked(turns: Sequence[Turn]) -> int:
    """Return how many of the questions were asked so far."""
    return len({one.question for one in turns if one.question})


def count_questions(content: Content) -> int:
    """Return how many questions everybody is asked."""
    return sum(len(one.questions) for one in content.competencies)


def _criterion(competency: Competency, said: Said) -> Criterion:
    return Criterion(
        key=competency.key,
        name=said(competency.name),
        description=said(competency.description),
        anchors=Anchors(
            low=said(competency.anchors.low),
            medium=said(competency.anchors.medium),
            high=said(competency.anchors.high),
        ),
    )


def _question(competency: Competency, question: AskedQuestion, said: Said) -> PlannedQuestion:
    return PlannedQuestion(
        key=key_of(competency, question),
        criterion=competency.key,
        text=said(question.text),
        follow_ups=tuple(said(one) for one in question.follow_ups),
        max_follow_ups=question.max_follow_ups,
    )


def _utterance(turn: Turn) -> Utterance:
    return Utterance(
        turn=turn.number,
        speaker=turn.speaker,
        text=turn.text,
        question=turn.question,
        move=turn.move if turn.speaker is Speaker.INTERVIEWER else None,
    )
