"""A template in words: what its approvers approve, and what differs between two contents. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final

from rolecall.domains.ai_interviews.contracts import (
    AskedQuestion,
    Competency,
    Content,
    Knockout,
    KnockoutKind,
    Language,
    Texts,
)
from rolecall.domains.ai_interviews.rules.checking import LANGUAGE_NAMES
from rolecall.domains.approvals.contracts import FieldDiff
from rolecall.kernel.sentences import NOTHING, Sentence, plain, say, say_count

_LONGEST_LABEL: Final = 80
_YES: Final = say("Yes")
_NO: Final = say("No")

Words = tuple[str, Sentence, Sentence]
"""The name of a part, what people call it, and what it says."""


def words_of(content: Content) -> tuple[Words, ...]:
    """Return all parts of a content in words; the same content gives the same words."""
    return tuple(_words(content))


def differences(before: Content, after: Content) -> tuple[FieldDiff, ...]:
    """Return the parts that differ, in the order of the newer content, then those that went."""
    old = {name: (label, value) for name, label, value in words_of(before)}
    new = {name: (label, value) for name, label, value in words_of(after)}
    found: list[FieldDiff] = []
    for name, (label, value) in new.items():
        earlier = old.get(name, (label, NOTHING))[1]
        if earlier != value:
            found.append(FieldDiff(name, label, earlier, value))
    found += [
        FieldDiff(name, label, value, NOTHING)
        for name, (label, value) in old.items()
        if name not in new
    ]
    return tuple(found)


def _words(content: Content) -> Iterator[Words]:
    languages = content.languages
    yield (
        "languages",
        say("Languages"),
        say("{languages}", languages=[LANGUAGE_NAMES[one] for one in languages]),
    )
    yield "opening", say("Opening"), _text(content.opening, languages)
    yield (
        "order",
        say("Order of the competencies"),
        say("{names:;}", names=[one.name.first(languages) for one in content.competencies]),
    )
    for competency in content.competencies:
        name = _short(competency.name.first(languages))
        yield (
            f"competency:{competency.key}",
            say("Competency: {name}", name=name),
            _competency(competency, languages),
        )
    for knockout in content.knockouts:
        name = _short(knockout.text.first(languages))
        yield (
            f"knockout:{knockout.key}",
            say("Knock-out: {question}", question=name),
            _knockout(knockout, languages),
        )
    for fact in content.facts:
        yield (
            f"fact:{fact.key}",
            say("Fact: {question}", question=_short(fact.question.first(languages))),
            _lines([_text(fact.question, languages), _text(fact.answer, languages)]),
        )
    yield "closing", say("Closing"), _text(content.closing, languages)
    yield from _settings(content)


def _settings(content: Content) -> Iterator[Words]:
    settings = content.settings
    yield (
        "minutes",
        say("Longest duration"),
        say_count("{count} minute", "{count} minutes", settings.minutes),
    )
    yield (
        "expires_in_days",
        say("Invitations are good for"),
        say_count("{count} day", "{count} days", settings.expires_in_days),
    )
    yield "voice_allowed", say("Answers may be spoken"), _whether(settings.voice_allowed)
    yield (
        "recording_days",
        say("Recordings are kept for"),
        say_count("{count} day", "{count} days", settings.recording_days),
    )
    yield (
        "hidden_until_reviewed",
        say("Results are hidden from the hiring team until they are reviewed"),
        _whether(settings.hidden_until_reviewed),
    )
    yield "feedback_shared", say("Candidates get feedback"), _whether(settings.feedback_shared)
    yield "contact", say("Whom candidates can talk to instead"), plain(settings.contact)


def _competency(competency: Competency, languages: Sequence[Language]) -> Sentence:
    anchors = competency.anchors
    lines = [
        say("Weight {weight} of 5", weight=competency.weight),
        _text(competency.description, languages),
        say("Low: {text}", text=_text(anchors.low, languages)),
        say("Medium: {text}", text=_text(anchors.medium, languages)),
        say("High: {text}", text=_text(anchors.high, languages)),
    ]
    for question in competency.questions:
        lines += _question(question, languages)
    return _lines(lines)


def _question(question: AskedQuestion, languages: Sequence[Language]) -> Iterator[Sentence]:
    yield say("Question: {text}", text=_text(question.text, languages))
    yield say_count("Up to {count} second", "Up to {count} seconds", question.seconds)
    if not question.required:
        yield say("It may be skipped.")
    for follow_up in question.follow_ups:
        yield say("Follow-up: {text}", text=_text(follow_up, languages))
    if question.follow_ups:
        yield say_count(
            "At most {count} follow-up is asked.",
            "At most {count} follow-ups are asked.",
            question.max_follow_ups,
        )


def _knockout(knockout: Knockout, languages: Sequence[Language]) -> Sentence:
    lines = [_text(knockout.text, languages)]
    if knockout.kind is KnockoutKind.YES_NO:
        labels = {"yes": _YES, "no": _NO}
    else:
        labels = {one.key: _text(one.label, languages) for one in knockout.options}
    for key, label in labels.items():
        lines.append(
            say("Answer: {answer} (flagged)", answer=label)
            if key in knockout.flagged
            else say("Answer: {answer}", answer=label)
        )
    return _lines(lines)


def _text(texts: Texts, languages: Sequence[Language]) -> Sentence:
    """Return a text; with the names of the languages where there are several."""
    if len(languages) == 1:
        return plain(texts.of(languages[0]))
    return _lines(
        [
            say("{language}: {text}", language=LANGUAGE_NAMES[one], text=texts.of(one))
            for one in languages
        ]
    )


def _lines(lines: Sequence[Sentence]) -> Sentence:
    said, *rest = [line for line in lines if line] or [NOTHING]
    for line in rest:
        said = say("{before}\n{line}", before=said, line=line)
    return said


def _whether(value: bool) -> Sentence:
    return _YES if value else _NO


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else f"{text[: _LONGEST_LABEL - 1].rstrip()}…"
