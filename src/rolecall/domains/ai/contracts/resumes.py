"""What a parsed résumé consists of, in the terms of JSON Resume, each value with its source."""

from dataclasses import dataclass
from enum import StrEnum

from rolecall.kernel.errors import Unavailable
from rolecall.kernel.sentences import Sentence, say

DOCUMENT = "text"
"""The name of the only document that offsets point into: the text that was read of the file."""


class Engine(StrEnum):
    """What made a result."""

    RULES = "rules"
    SMALL_MODEL = "small-model"
    """The network and the taggers that come with the product."""
    TAGGERS = "taggers"
    """Its taggers alone, where the network cannot run."""


class Warned(StrEnum):
    """What a reader of the result should know."""

    TEXT_CUT = "text_cut"
    """The text was longer than is read; what stands behind was not looked at."""
    NO_TEXT = "no_text"
    RECOGNIZED = "recognized"
    """The text, or a part of it, was recognized in pictures: letters may be others."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A part of a document: code points from `start` up to, not including, `end`."""

    start: int
    end: int
    document: str = DOCUMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A fact, the place that says it, and how often such facts are right.

    `value` is in its normal form (an E.164 number, `2019-04`); `quote` is what stands at `span`.
    A number whose country nothing tells keeps its digits as written, without a `+`.
    `confidence` is the measured share of right values among those that looked like this one, or
    None where nothing was measured.
    """

    value: str
    quote: str
    span: Span
    confidence: float | None = None
    by_model: bool = False
    """Whether a language model alone found it, in the text that it stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One position. Dates are `YYYY` or `YYYY-MM`; a current one has no end."""

    company: Value | None = None
    title: Value | None = None
    location: Value | None = None
    start: Value | None = None
    end: Value | None = None
    is_current: bool = False
    highlights: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Education:
    """One course of study, or one school."""

    institution: Value | None = None
    degree: Value | None = None
    area: Value | None = None
    start: Value | None = None
    end: Value | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """A skill as written; `concept` is its name in the taxonomy, None if it is not there."""

    written: Value
    concept: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certification:
    """A certificate, with the day or month until which it holds where the résumé says so."""

    name: Value
    issued: Value | None = None
    expires: Value | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A licence to practise; `is_compact` is None where the résumé does not say."""

    type: Value
    state: Value | None = None
    number: Value | None = None
    expires: Value | None = None
    is_compact: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language by its ISO 639-1 code, and the level as written."""

    code: Value
    level: Value | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """All that was understood of one résumé, and by what."""

    engine: Engine
    version: str
    model: str = ""
    """The language model that was asked besides, empty for none."""
    name: Value | None = None
    emails: tuple[Value, ...] = ()
    phones: tuple[Value, ...] = ()
    location: Value | None = None
    links: tuple[Value, ...] = ()
    summary: Value | None = None
    work: tuple[Work, ...] = ()
    education: tuple[Education, ...] = ()
    skills: tuple[Skill, ...] = ()
    certifications: tuple[Certification, ...] = ()
    licences: tuple[Licence, ...] = ()
    languages: tuple[Language, ...] = ()
    warnings: tuple[Warned, ...] = ()


class ParsingStopped(Unavailable):
    """A résumé was not understood, because its parser had to be stopped: 503.

    `reason` is a word of the sandbox: `out_of_time`, `out_of_memory`, `too_much_output`, `crashed`.
    """

    code, title = "parsing_stopped", say("The résumé could not be read")

    def __init__(self, detail: Sentence, reason: str) -> None:
        """Keep the sentence for people and the word for records."""
        super().__init__(detail, reason=reason)
        self.reason = reason
