"""What a template may hold while it is written, and what it must hold before it is approved. Pure.

Guarantees: content that passed `require_valid` has unique keys, flags only answers that there are,
allows no more follow-ups than it has words for, and has nothing unknown in braces. Content of which
`missing_of` finds nothing can be asked as it stands, in each of its languages, within its time.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from rolecall.domains.ai_interviews.contracts import (
    ANSWERS_OF_YES_NO,
    AskedQuestion,
    Competency,
    Content,
    Knockout,
    KnockoutKind,
    Language,
    Texts,
)
from rolecall.domains.ai_interviews.rules.placeholders import KNOWN, unknown_in
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import Sentence, say

MAX_COMPETENCIES: Final = 8
MAX_QUESTIONS: Final = 4
"""For each competency."""
MAX_FOLLOW_UP_TEXTS: Final = 4
MAX_FOLLOW_UPS: Final = 2
MAX_KNOCKOUTS: Final = 8
MAX_OPTIONS: Final = 10
MAX_FACTS: Final = 20
SECONDS: Final = (30, 600)
MINUTES: Final = (5, 90)
EXPIRES_IN_DAYS: Final = (1, 60)
RECORDING_DAYS: Final = (1, 365)
WEIGHTS: Final = (1, 5)

_OPENING_SECONDS: Final = 60
_KNOCKOUT_SECONDS: Final = 20
_FEWEST_OPTIONS: Final = 2

LANGUAGE_NAMES: Final = {
    Language.EN: say("English"),
    Language.DE: say("German"),
    Language.ES: say("Spanish"),
}


def longest_seconds(content: Content) -> int:
    """Return how long the interview takes if every answer and follow-up takes all of its time."""
    asked = sum(
        question.seconds * (1 + question.max_follow_ups)
        for competency in content.competencies
        for question in competency.questions
    )
    return _OPENING_SECONDS + _KNOCKOUT_SECONDS * len(content.knockouts) + asked


def require_valid(content: Content) -> None:
    """Pass if the parts fit together; parts may be empty still.

    Raises:
        InvalidInput: with the field of each problem and what to do about it.
    """
    problems = [*_keys(content), *_follow_ups(content), *_flags(content), *_braces(content)]
    if len(set(content.languages)) != len(content.languages) or not content.languages:
        problems.append(
            FieldError("languages", say("Name each language once, and at least one."), "twice")
        )
    if problems:
        raise InvalidInput(say("Some parts of the interview need another look."), errors=problems)


def missing_of(content: Content) -> tuple[FieldError, ...]:
    """Return what has to be written or changed before the template can be approved."""
    return (
        *_unwritten(content),
        *_unasked(content),
        *_undecided(content.knockouts),
        *_settings(content),
    )


def _keys(content: Content) -> Iterator[FieldError]:
    groups: list[tuple[str, list[str]]] = [
        ("competencies", [one.key for one in content.competencies]),
        ("knockouts", [one.key for one in content.knockouts]),
        ("facts", [one.key for one in content.facts]),
    ]
    groups += [
        (f"competencies.{place}.questions", [question.key for question in one.questions])
        for place, one in enumerate(content.competencies)
    ]
    groups += [
        (f"knockouts.{place}.options", [option.key for option in one.options])
        for place, one in enumerate(content.knockouts)
    ]
    for field, keys in groups:
        if len(keys) != len(set(keys)):
            yield FieldError(
                field, say("Two of these have the same key; give each its own."), "twice"
            )


def _follow_ups(content: Content) -> Iterator[FieldError]:
    for field, question in _questions(content.competencies):
        if question.max_follow_ups > len(question.follow_ups):
            yield FieldError(
                f"{field}.max_follow_ups",
                say("Write a follow-up for each that may be asked, or allow fewer."),
                "too_many",
            )


def _flags(content: Content) -> Iterator[FieldError]:
    for place, knockout in enumerate(content.knockouts):
        field = f"knockouts.{place}"
        if knockout.kind is KnockoutKind.YES_NO and knockout.options:
            yield FieldError(
                f"{field}.options",
                say("A question that is answered by yes or no has no options; remove them."),
                "unknown",
            )
        elif not set(knockout.flagged) <= set(_answers(knockout)):
            yield FieldError(
                f"{field}.flagged", say("Flag only answers that the question has."), "unknown"
            )


def _braces(content: Content) -> Iterator[FieldError]:
    known = ", ".join(f"{{{name}}}" for name in KNOWN)
    for field, texts in shown_texts(content):
        for language in Language:
            found = unknown_in(texts.of(language))
            if found:
                yield FieldError(
                    f"{field}.{language.value}",
                    say(
                        "Nothing is known to fill in for {found}. There is {known}.",
                        found=found,
                        known=known,
                    ),
                    "unknown_variable",
                )


def _unwritten(content: Content) -> Iterator[FieldError]:
    for field, texts in shown_texts(content):
        yield from _written(field, texts, content.languages)
    for place, competency in enumerate(content.competencies):
        # Members read these; the main language is enough.
        for name, texts in (
            ("name", competency.name),
            ("description", competency.description),
            ("anchors.low", competency.anchors.low),
            ("anchors.medium", competency.anchors.medium),
            ("anchors.high", competency.anchors.high),
        ):
            yield from _written(f"competencies.{place}.{name}", texts, content.languages[:1])


def _written(field: str, texts: Texts, languages: Iterable[Language]) -> Iterator[FieldError]:
    for language in languages:
        if not texts.of(language):
            yield FieldError(
                f"{field}.{language.value}",
                say("Write this in {language}, or remove it.", language=LANGUAGE_NAMES[language]),
                "required",
            )


def _unasked(content: Content) -> Iterator[FieldError]:
    if not content.competencies:
        yield FieldError(
            "competencies",
            say("Add at least one competency, from the bank or of your own."),
            "required",
        )
    for place, competency in enumerate(content.competencies):
        if not any(question.required for question in competency.questions):
            yield FieldError(
                f"competencies.{place}.questions",
                say("Ask at least one question that everybody has to answer."),
                "required",
            )


def _undecided(knockouts: Iterable[Knockout]) -> Iterator[FieldError]:
    for place, knockout in enumerate(knockouts):
        field = f"knockouts.{place}"
        if knockout.kind is KnockoutKind.CHOICE and len(knockout.options) < _FEWEST_OPTIONS:
            yield FieldError(
                f"{field}.options", say("Give at least two answers to choose from."), "required"
            )
        elif not knockout.flagged:
            yield FieldError(
                f"{field}.flagged", say("Say which answer a person has to look at."), "required"
            )
        elif set(knockout.flagged) >= set(_answers(knockout)):
            yield FieldError(
                f"{field}.flagged",
                say("Every answer is flagged, so the question tells nothing; flag fewer."),
                "all",
            )


def _settings(content: Content) -> Iterator[FieldError]:
    if not content.settings.contact:
        yield FieldError(
            "settings.contact",
            say("Name somebody whom candidates can talk to instead, with an address or a number."),
            "required",
        )
    longest = -(-longest_seconds(content) // 60)
    if longest > content.settings.minutes:
        yield FieldError("settings.minutes", _too_long(longest), "too_short")


def _too_long(minutes: int) -> Sentence:
    return say(
        "With all follow-ups the questions take up to {minutes} minutes. Allow that much, shorten "
        "the answers, or ask less.",
        minutes=minutes,
    )


def shown_texts(content: Content) -> Iterator[tuple[str, Texts]]:
    """Yield the texts that candidates read, with their fields."""
    yield "opening", content.opening
    yield "closing", content.closing
    for field, question in _questions(content.competencies):
        yield f"{field}.text", question.text
        for number, follow_up in enumerate(question.follow_ups):
            yield f"{field}.follow_ups.{number}", follow_up
    for place, knockout in enumerate(content.knockouts):
        yield f"knockouts.{place}.text", knockout.text
        for number, option in enumerate(knockout.options):
            yield f"knockouts.{place}.options.{number}.label", option.label
    for place, fact in enumerate(content.facts):
        yield f"facts.{place}.question", fact.question
        yield f"facts.{place}.answer", fact.answer


def _questions(competencies: Iterable[Competency]) -> Iterator[tuple[str, AskedQuestion]]:
    for place, competency in enumerate(competencies):
        for number, question in enumerate(competency.questions):
            yield f"competencies.{place}.questions.{number}", question


def _answers(knockout: Knockout) -> tuple[str, ...]:
    if knockout.kind is KnockoutKind.YES_NO:
        return ANSWERS_OF_YES_NO
    return tuple(option.key for option in knockout.options)
