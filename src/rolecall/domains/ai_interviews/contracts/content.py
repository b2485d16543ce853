"""What an interview asks, by what its answers are read, and what its interviewer may tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Language(StrEnum):
    """A language in which interviews can be held: ISO 639-1."""

    EN = "en"
    DE = "de"
    ES = "es"


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """One text in the languages that it is written in; the empty string where it is not."""

    en: str = ""
    de: str = ""
    es: str = ""

    def of(self, language: Language) -> str:
        """Return the text in a language, empty if it is not written in it."""
        text: str = getattr(self, language.value)
        return text

    def first(self, languages: tuple[Language, ...]) -> str:
        """Return the text in the first of these languages in which it is written."""
        return next((text for one in languages if (text := self.of(one))), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """What an answer shows of a competency at each of three levels. Candidates never see it."""

    low: Texts
    medium: Texts
    high: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """A question as everybody is asked it.

    Where an answer shows little, at most `max_follow_ups` of `follow_ups` are asked, in those words
    and no others. `seconds` is how long an answer may take.
    """

    key: str
    text: Texts
    follow_ups: tuple[Texts, ...] = ()
    max_follow_ups: int = 0
    seconds: int = 180
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Competency:
    """Something that the job needs, and the questions that let people show it.

    `weight` is 1 to 5; its share is the weight by the sum of all. `bank_key` names the competency
    of the shipped bank that it was taken from, empty for an own one.
    """

    key: str
    name: Texts
    description: Texts
    weight: int
    anchors: Anchors
    questions: tuple[AskedQuestion, ...]
    bank_key: str = ""


class KnockoutKind(StrEnum):
    """How a knock-out question is answered."""

    YES_NO = "yes_no"
    CHOICE = "choice"


ANSWERS_OF_YES_NO: Final = ("yes", "no")
"""The keys of the answers to a question of the kind yes or no."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnockoutOption:
    """An answer that can be chosen."""

    key: str
    label: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Knockout:
    """A question about something that the job cannot be done without.

    `flagged` holds the keys of the answers that are flagged for a person, who decides; nobody is
    rejected by them. For yes or no the keys are `ANSWERS_OF_YES_NO`, else those of the options.
    """

    key: str
    kind: KnockoutKind
    text: Texts
    flagged: tuple[str, ...]
    options: tuple[KnockoutOption, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A question of candidates that the interviewer answers in these words."""

    key: str
    question: Texts
    answer: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the interview is held.

    `minutes` is the most that it may take, `expires_in_days` how long an invitation is good,
    `recording_days` how long the sound is kept. `contact` is whom candidates turn to who would
    rather talk to a person: a name with an address or a number.
    """

    minutes: int = 30
    expires_in_days: int = 7
    voice_allowed: bool = True
    recording_days: int = 30
    hidden_until_reviewed: bool = True
    feedback_shared: bool = False
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that a version of a template says. The first of `languages` is the main one."""

    languages: tuple[Language, ...]
    opening: Texts
    closing: Texts
    competencies: tuple[Competency, ...] = ()
    knockouts: tuple[Knockout, ...] = ()
    facts: tuple[Fact, ...] = ()
    settings: Settings = Settings()


@dataclass(frozen=True, slots=True, kw_only=True)
class BankCompetency:
    """A competency of the shipped bank, in all languages.

    `signs` are beginnings of words in postings that ask for it, by language.
    """

    key: str
    name: Texts
    description: Texts
    anchors: Anchors
    questions: tuple[Texts, ...]
    follow_ups: tuple[Texts, ...]
    signs: Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardFact:
    """A fact that every draft begins with; one without an answer is answered from the job."""

    key: str
    question: Texts
    answer: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """What every draft begins with, and the words for facts of a job, by key and language."""

    opening: Texts
    closing: Texts
    facts: tuple[StandardFact, ...]
    words: Mapping[Language, Mapping[str, str]]
