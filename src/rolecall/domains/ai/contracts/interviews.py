"""What is known of an interview: its plan, what was said, the next step, and what it shows.

Nothing here knows applications or rows: whoever holds an interview gives it as these, and keeps
what comes back.
"""

from dataclasses import dataclass
from enum import StrEnum

from rolecall.domains.ai.contracts.resumes import Engine
from rolecall.kernel.errors import Unavailable
from rolecall.kernel.sentences import Sentence, say


class Speaker(StrEnum):
    """Who says something. The values are stored."""

    INTERVIEWER = "interviewer"
    CANDIDATE = "candidate"


class Move(StrEnum):
    """What the interviewer does in a turn. The values are stored."""

    ASK = "ask"
    """The next question, after a few words about the last answer or the opening."""
    REMIND = "remind"
    """The next question, after how much time is left."""
    FOLLOW_UP = "follow_up"
    REPEAT = "repeat"
    """The same question again, because it was asked for or nothing was said."""
    ANSWER = "answer"
    """What the candidate asked about the process, then the question that is open."""
    STEER = "steer"
    """Back to the question, after an answer that had nothing to do with it."""
    CALM = "calm"
    """A request to keep civil, then the question that is open."""
    CONFIRM_STOP = "confirm_stop"
    """Whether the candidate really wants to stop."""
    HAND_OVER = "hand_over"
    """A person goes on; nothing more is asked."""
    CLOSE = "close"


class Ended(StrEnum):
    """Why nothing more is asked. The values are stored."""

    COMPLETED = "completed"
    TIME_UP = "time_up"
    STOPPED = "stopped"
    """The candidate wished to stop, and confirmed it."""
    WANTS_PERSON = "wants_person"
    DISTRESS = "distress"
    ABUSE = "abuse"


class Noted(StrEnum):
    """What a reader of an answer should know. The values are stored."""

    INSTRUCTIONS = "instructions"
    """It gives the machine instructions. They were not followed."""
    OFF_TOPIC = "off_topic"
    UNANSWERED = "unanswered"
    """It asks something about the process that no fact answers: a person should."""
    ABUSE = "abuse"
    DISTRESS = "distress"
    OTHER_LANGUAGE = "other_language"
    """Answers are in another language than the interview."""
    BADLY_RECOGNIZED = "badly_recognized"
    REPEATED = "repeated"
    """The same was said again and again; it counts once."""
    CUT = "cut"
    """There was more than is read; what stands behind was not looked at."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What behaviour a level stands for, a sentence or some each."""

    low: str
    medium: str
    high: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """What an interview is to find out, in the language of the interview."""

    key: str
    name: str
    description: str
    anchors: Anchors


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedQuestion:
    """A question that everybody is asked, with what may be asked besides.

    At most `max_follow_ups` of `follow_ups` are asked, in their order, in those words and no
    others.
    """

    key: str
    criterion: str
    text: str
    follow_ups: tuple[str, ...] = ()
    max_follow_ups: int = 1


@dataclass(frozen=True, slots=True)
class ProcessFact:
    """A question about the process that candidates ask, and the employer's answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewPlan:
    """An approved template as the interviewer needs it, all of it in one language.

    `language` is `en`, `de` or `es`. `names` are words that say who the candidate is: no score and
    no embedding sees them. `person` says how somebody reaches a person, empty where the employer
    gets in touch.
    """

    language: str
    criteria: tuple[Criterion, ...]
    questions: tuple[PlannedQuestion, ...]
    opening: str = ""
    closing: str = ""
    facts: tuple[ProcessFact, ...] = ()
    names: tuple[str, ...] = ()
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What was said in one turn.

    `question` is the key of the question that is open. An interviewer's turn has its `move`.
    `heard` is how sure a recognizer of speech was, from 0 to 1, None for what was typed or where
    it does not say.
    """

    turn: int
    speaker: Speaker
    text: str
    question: str = ""
    move: Move | None = None
    heard: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What the interviewer says next, in the language of the interview, and what is to be kept.

    `question` is the key of the question that is open afterwards, empty at the end. `unanswered` is
    what the candidate asked and a person should answer. `noted` is about the last answer.
    """

    move: Move
    text: str
    question: str = ""
    ended: Ended | None = None
    noted: tuple[Noted, ...] = ()
    unanswered: str = ""
    engine: Engine
    version: str


class EvidenceLevel(StrEnum):
    """How much of a criterion an interview shows. The values are stored."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Verdict(StrEnum):
    """A level in the words that reviewers read. The values are stored."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"


class Doubt(StrEnum):
    """Why there is not enough evidence. The values are stored."""

    NOT_ASKED = "not_asked"
    NO_ANSWER = "no_answer"
    TOO_THIN = "too_thin"
    OFF_TOPIC = "off_topic"
    OTHER_LANGUAGE = "other_language"
    BADLY_RECOGNIZED = "badly_recognized"
    UNCLEAR = "unclear"
    """What was said fits more than one level about as well."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A part of what the candidate said: code points `start` to `end` of the turn's text."""

    turn: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What an interview shows of one criterion.

    `confidence` is the measured share of right levels among findings that looked like this one,
    None where nothing was measured. A verdict of not enough evidence has its `doubts`.
    """

    criterion: str
    verdict: Verdict
    level: EvidenceLevel
    quotes: tuple[Quote, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What an interview shows: a reading aid for the person who judges it, never a decision.

    The same plan and turns have the same `inputs_hash`, and with the rules the same findings.
    """

    engine: Engine
    version: str
    inputs_hash: str
    findings: tuple[Finding, ...]
    summary: tuple[Sentence, ...]
    noted: tuple[Noted, ...] = ()


class ForbiddenTopic(StrEnum):
    """What an interview must not ask about. The values are stored."""

    FAMILY = "family"
    PREGNANCY = "pregnancy"
    HEALTH = "health"
    AGE = "age"
    ORIGIN = "origin"
    RELIGION = "religion"
    UNION = "union"
    POLITICS = "politics"
    SEXUALITY = "sexuality"
    GENETICS = "genetics"
    RECORD = "record"
    """Arrests and convictions."""
    FINANCES = "finances"
    PAY_HISTORY = "pay_history"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForbiddenQuestion:
    """A place in a text that asks what must not be asked, why, and what may be asked instead."""

    topic: ForbiddenTopic
    start: int
    end: int
    quote: str
    reason: Sentence
    remedy: Sentence
    source: str


class InterviewReadingStopped(Unavailable):
    """What was said could not be read, because reading had to be stopped: 503."""

    code, title = "interview_reading_stopped", say("The interview could not be read")

    def __init__(self, detail: Sentence, reason: str) -> None:
        """Keep the sentence for people and the word for records."""
        super().__init__(detail, reason=reason)
        self.reason = reason
