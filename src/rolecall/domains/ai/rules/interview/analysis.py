"""What an interview shows of each criterion, with quotes.

The level of a criterion comes from the answers to its own questions; where there are none, from
answers to others that are nearer to it than to any other criterion. Before any level, a gate: too
little, another language, badly recognized speech or something else altogether is no evidence, and
no evidence is never a low level.

Guarantees: the same plan and turns give the same findings; each quote is a slice of a turn;
repeating, flattery, small talk and instructions to the machine are not read.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Final

from rolecall.domains.ai.contracts import (
    Doubt,
    EvidenceLevel,
    Finding,
    InterviewPlan,
    Noted,
    Speaker,
    Utterance,
    Verdict,
)
from rolecall.domains.ai.rules.interview.encoding import SentenceEncoder
from rolecall.domains.ai.rules.interview.evidence import (
    Piece,
    Reader,
    Thread,
    anchors_of,
    closest_criterion,
    quote,
    relevant,
    threads_of,
)
from rolecall.domains.ai.rules.interview.languages import language_of
from rolecall.domains.ai.rules.interview.levels import (
    AnchorVectors,
    Chances,
    features_of,
    level_of,
    together,
)
from rolecall.domains.ai.rules.interview.sentences import MOST_CHARACTERS, WORD
from rolecall.domains.ai.rules.resume.text import folded
from rolecall.kernel.sentences import Sentence, say

VERSION: Final = "interview-rules-1"
FEWEST_WORDS: Final = 15
"""Words of evidence below which nothing is said about a level."""
MOST_QUOTES: Final = 3
_HEARD: Final = 0.6
"""How sure a recognizer of speech has to be."""
_WORDS_OF_LANGUAGE: Final = 25
"""Words that are of some language if they are well recognized."""
_VARIETY: Final = 0.25
"""Different words among all of a longer answer; less is a recognizer that got stuck."""
_LIKELY: Final = 0.4
_BOTH_ENDS: Final = 0.25
_VERDICTS: Final[Mapping[EvidenceLevel, Verdict]] = {
    EvidenceLevel.NONE: Verdict.NOT_ENOUGH_EVIDENCE,
    EvidenceLevel.LOW: Verdict.NOT_MET,
    EvidenceLevel.MEDIUM: Verdict.PARTLY,
    EvidenceLevel.HIGH: Verdict.MET,
}


@dataclass(frozen=True, slots=True)
class Read:
    """What one thread says of a criterion: chances, or why there are none."""

    pieces: Sequence[Piece] = ()
    chances: Chances | None = None
    doubt: Doubt | None = None


@dataclass
class Reading:
    """An interview as it was read: its threads, and the anchors of its criteria as vectors."""

    plan: InterviewPlan
    turns: Sequence[Utterance]
    reader: Reader
    threads: list[Thread] = field(init=False)
    anchors: dict[str, AnchorVectors] = field(init=False)

    def __post_init__(self) -> None:
        encoder = self.encoder
        self.threads = threads_of(self.plan, self.turns, self.reader)
        self.anchors = (
            {one.key: anchors_of(one, encoder) for one in self.plan.criteria} if encoder else {}
        )

    @property
    def encoder(self) -> SentenceEncoder | None:
        """Return the encoder, if it knows the language of the interview."""
        return self.reader.encoder_for(self.plan.language)

    def read(self, thread: Thread, criterion: str) -> Read:
        """Return what a thread says of a criterion."""
        anchors = self.anchors.get(criterion)
        pieces = relevant(thread, anchors, self.encoder)
        doubt = _doubt_of(thread, pieces, self.plan.language)
        if doubt is not None:
            return Read(pieces=pieces, doubt=doubt)
        shown = [one.shown for one in pieces]
        values = features_of(shown, anchors)
        return Read(pieces, self.reader.ordinal_for(self.plan.language).chances(values))

    def threads_for(self, criterion: str) -> list[Thread]:
        """Return the threads that a criterion is judged by."""
        own = [one for one in self.threads if one.criterion == criterion and one.pieces]
        if own:
            return own
        return [
            one
            for one in self.threads
            if one.pieces and closest_criterion(one, self.anchors) == criterion
        ]


def findings_of(reading: Reading) -> tuple[Finding, ...]:
    """Return a finding for each criterion of the plan, in its order."""
    return tuple(_finding(reading, one.key) for one in reading.plan.criteria)


def _finding(reading: Reading, criterion: str) -> Finding:
    reads = [reading.read(one, criterion) for one in reading.threads_for(criterion)]
    chances = [one.chances for one in reads if one.chances is not None]
    if not chances:
        doubts = [one.doubt for one in reads if one.doubt is not None]
        return _nothing(reading, criterion, reads, doubts or [_unasked(reading, criterion)])
    whole = together(chances)
    if max(whole) < _LIKELY and min(whole[0], whole[2]) >= _BOTH_ENDS:
        return _nothing(reading, criterion, reads, [Doubt.UNCLEAR])
    level = level_of(whole)
    pieces = [piece for one in reads if one.chances is not None for piece in one.pieces]
    ordinal = reading.reader.ordinal_for(reading.plan.language)
    is_measured = len(chances) == 1 and reading.encoder is not None
    return Finding(
        criterion=criterion,
        verdict=_VERDICTS[level],
        level=level,
        quotes=tuple(
            quote(one.sentence, reading.turns)
            for one in _telling(pieces, level, reading, reading.anchors.get(criterion))
        ),
        confidence=ordinal.confidence(whole) if is_measured else None,
    )


def _nothing(
    reading: Reading, criterion: str, reads: Sequence[Read], doubts: Sequence[Doubt]
) -> Finding:
    pieces = [piece for one in reads for piece in one.pieces][:1]
    return Finding(
        criterion=criterion,
        verdict=Verdict.NOT_ENOUGH_EVIDENCE,
        level=EvidenceLevel.NONE,
        quotes=tuple(quote(one.sentence, reading.turns) for one in pieces),
        doubts=tuple(dict.fromkeys(doubts)),
    )


def _unasked(reading: Reading, criterion: str) -> Doubt:
    asked = {one.question for one in reading.turns if one.speaker is Speaker.INTERVIEWER}
    was_asked = any(
        one.criterion == criterion and one.key in asked for one in reading.plan.questions
    )
    return Doubt.NO_ANSWER if was_asked else Doubt.NOT_ASKED


def _telling(
    pieces: Sequence[Piece], level: EvidenceLevel, reading: Reading, anchors: AnchorVectors | None
) -> list[Piece]:
    """Return the sentences that say most for a level, in the order in which they were said."""
    ordinal = reading.reader.ordinal_for(reading.plan.language)
    sign = 1 if level is EvidenceLevel.LOW else -1
    ranked = sorted(
        pieces,
        key=lambda one: sign * ordinal.score(features_of([one.shown], anchors)),
    )
    return sorted(ranked[:MOST_QUOTES], key=lambda one: (one.sentence.turn, one.sentence.start))


def _doubt_of(thread: Thread, pieces: Sequence[Piece], language: str) -> Doubt | None:
    words = _words(thread)
    if not words:
        return Doubt.NO_ANSWER
    spoken = language_of(words)
    if spoken is not None and spoken != language:
        return Doubt.OTHER_LANGUAGE
    if is_badly_recognized(thread):
        return Doubt.BADLY_RECOGNIZED
    if sum(one.words for one in thread.pieces) < FEWEST_WORDS:
        return Doubt.TOO_THIN
    if sum(one.words for one in pieces) < FEWEST_WORDS:
        return Doubt.OFF_TOPIC
    return None


def is_badly_recognized(thread: Thread) -> bool:
    """Tell whether what stands there can hardly be what was said."""
    sure = [one.heard for one in thread.turns if one.heard is not None]
    if sure and sum(sure) / len(sure) < _HEARD:
        return True
    words = _words(thread)
    if len(words) < _WORDS_OF_LANGUAGE:
        return False
    # Somebody who says the same sentences again is not badly recognized: those count once.
    fresh = [word for one in thread.pieces for word in one.sentence.words]
    is_stuck = bool(fresh) and len(set(fresh)) < _VARIETY * len(fresh)
    return is_stuck or language_of(words) is None


def _words(thread: Thread) -> list[str]:
    return [
        folded(word) for one in thread.turns for word in WORD.findall(one.text[:MOST_CHARACTERS])
    ]


def noted_in(reading: Reading) -> tuple[Noted, ...]:
    """Return what a reader of the interview should know, in a fixed order."""
    found = set()
    for thread in reading.threads:
        words = _words(thread)
        spoken = language_of(words)
        if spoken is not None and spoken != reading.plan.language:
            found.add(Noted.OTHER_LANGUAGE)
        elif is_badly_recognized(thread):
            found.add(Noted.BADLY_RECOGNIZED)
        if thread.has_instructions:
            found.add(Noted.INSTRUCTIONS)
        if thread.said_again:
            found.add(Noted.REPEATED)
        if any(len(one.text) > MOST_CHARACTERS for one in thread.turns):
            found.add(Noted.CUT)
    return tuple(one for one in Noted if one in found)


def summary_of(plan: InterviewPlan, findings: Sequence[Finding]) -> tuple[Sentence, ...]:
    """Return what was found in a few sentences, without anything that is not in the findings."""
    names = {one.key: one.name for one in plan.criteria}
    by_verdict = {
        verdict: [names[one.criterion] for one in findings if one.verdict is verdict]
        for verdict in Verdict
    }
    said = (
        (Verdict.MET, say("The answers show: {names}.", names=by_verdict[Verdict.MET])),
        (Verdict.PARTLY, say("In part: {names}.", names=by_verdict[Verdict.PARTLY])),
        (
            Verdict.NOT_MET,
            say("What was said speaks against: {names}.", names=by_verdict[Verdict.NOT_MET]),
        ),
        (
            Verdict.NOT_ENOUGH_EVIDENCE,
            say(
                "Too little was said to tell: {names}.",
                names=by_verdict[Verdict.NOT_ENOUGH_EVIDENCE],
            ),
        ),
    )
    return tuple(sentence for verdict, sentence in said if by_verdict[verdict])


def hash_of(plan: InterviewPlan, turns: Sequence[Utterance], version: str) -> str:
    """Return a hash of all that an analysis is made of."""
    given = {"plan": asdict(plan), "turns": [asdict(one) for one in turns], "version": version}
    said = json.dumps(given, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return sha256(said.encode()).hexdigest()
