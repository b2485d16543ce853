"""The sentences of answers: which are evidence at all, and for what.

Left out are sentences that talk to the interviewer, that were said before, and asides: what is
nearer to small talk and flattery than to the criterion and the question. So repeating, praising and
chatting add nothing, and instructions to the machine are never part of what is read.

Guarantees: a quote is a slice of what was said, by its place; nothing else can become one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rolecall.domains.ai.contracts import (
    Anchors,
    Criterion,
    InterviewPlan,
    Quote,
    Speaker,
    Utterance,
)
from rolecall.domains.ai.rules.interview.encoding import (
    SentenceEncoder,
    Vector,
    mean,
    nearness,
)
from rolecall.domains.ai.rules.interview.intents import meant_in
from rolecall.domains.ai.rules.interview.levels import (
    AnchorVectors,
    EvidenceModel,
    Ordinal,
    Shown,
)
from rolecall.domains.ai.rules.interview.masking import masked, names_in
from rolecall.domains.ai.rules.interview.patterns import CUES, Cue, Intent
from rolecall.domains.ai.rules.interview.sentences import Sentence, sentences_of
from rolecall.domains.ai.rules.resume.text import folded

ENGLISH: Final = "en"
"""The only language that the encoder knows."""
ASIDES: Final = (
    "I love this company and its great reputation.",
    "Thank you for the kind words.",
    "You are a wonderful interviewer and these are excellent questions.",
    "I would be a great addition to your company.",
    "I am the best candidate you will ever find.",
    "Everybody who has worked with me admires me.",
    "My favourite colour is blue.",
    "On weekends I like to watch films and play with my dog.",
    "I like pizza and coffee.",
    "The weather is nice today.",
    "I went on holiday to the beach.",
    "I support my football team.",
    "I collect stamps and play the guitar.",
    "I have always been passionate and hard-working.",
    "I am very good at everything that I do.",
    "I am very excited about this opportunity.",
    "Your company is the market leader and I admire your founder.",
)
"""Small talk, flattery and praise of oneself, as the encoder is shown them."""
_ASIDE_BY: Final = 0.05
"""How much nearer to small talk than to the criterion a sentence is that is left out."""
_NEAR: Final = 0.15
"""How near a sentence has to be to the criterion or the question at all."""
_SAME: Final = 0.93
"""A sentence that is as near as this to an earlier one says it again."""
_SAME_WORDS: Final = 0.85
_FEWEST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Reader:
    """What answers are read with; without an encoder by patterns alone."""

    model: EvidenceModel
    encoder: SentenceEncoder | None

    def encoder_for(self, language: str) -> SentenceEncoder | None:
        """Return the encoder, if it knows a language."""
        return self.encoder if language == ENGLISH else None

    def ordinal_for(self, language: str) -> Ordinal:
        """Return the model of levels that fits."""
        return self.model.plain if self.encoder_for(language) is None else self.model.whole


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of an answer that may be evidence."""

    sentence: Sentence
    masked: str
    shown: Shown

    @property
    def words(self) -> int:
        """Return how many words it has."""
        return len(self.sentence.words)


@dataclass(frozen=True, slots=True)
class Thread:
    """All that was answered to one question and what was asked besides."""

    question: str
    criterion: str
    turns: Sequence[Utterance]
    pieces: Sequence[Piece]
    said_again: int
    has_instructions: bool
    asked: Vector | None = None
    """The question itself."""


def threads_of(plan: InterviewPlan, turns: Sequence[Utterance], reader: Reader) -> list[Thread]:
    """Return the threads of the plan's questions that anything was answered to, in its order."""
    answers: dict[str, list[Utterance]] = {}
    for one in turns:
        if one.speaker is Speaker.CANDIDATE:
            answers.setdefault(one.question, []).append(one)
    said = [one.text for those in answers.values() for one in those]
    names = names_in(said, plan.names, is_english=plan.language == ENGLISH)
    threads = []
    for question in plan.questions:
        those = answers.get(question.key)
        if not those:
            continue
        pieces, again, told = _pieces(those, plan.language, names, reader)
        encoder = reader.encoder_for(plan.language)
        asked = encoder.encode([question.text])[0] if encoder else None
        threads.append(Thread(question.key, question.criterion, those, pieces, again, told, asked))
    return threads


def _pieces(
    turns: Sequence[Utterance], language: str, names: frozenset[str], reader: Reader
) -> tuple[list[Piece], int, bool]:
    """Return the sentences that are evidence, how many were said again, and if some instruct."""
    encoder = reader.encoder_for(language)
    found: list[Piece] = []
    known: list[set[str]] = []
    again, told = 0, False
    for turn in turns:
        meant = meant_in(turn.turn, turn.text, language)
        told = told or any(one.intent is Intent.INSTRUCTIONS for one in meant)
        spoken_to = {one.sentence.start for one in meant}
        for sentence in sentences_of(turn.turn, turn.text):
            words = sentence.words
            if sentence.start in spoken_to or len(words) < _FEWEST_WORDS:
                continue
            text = masked(sentence.text, names, is_english=language == ENGLISH)
            vector = encoder.encode([text])[0] if encoder else None
            if _is_known(set(words), vector, known, found):
                again += 1
                continue
            known.append(set(words))
            found.append(Piece(sentence, text, Shown(cues_in(text, language), vector)))
    return found, again, told


def _is_known(
    words: set[str], vector: Vector | None, known: Sequence[set[str]], found: Sequence[Piece]
) -> bool:
    if any(len(words & one) / len(words | one) >= _SAME_WORDS for one in known):
        return True
    return vector is not None and any(
        one.shown.vector is not None and nearness(vector, one.shown.vector) >= _SAME
        for one in found
    )


def cues_in(text: str, language: str) -> frozenset[Cue]:
    """Return what a masked sentence has of the cues of a language."""
    plain = folded(text)
    return frozenset(cue for cue, pattern in CUES[language].items() if pattern.search(plain))


def anchors_of(criterion: Criterion, encoder: SentenceEncoder) -> AnchorVectors:
    """Return the vectors of a criterion's anchors."""
    return AnchorVectors(
        *(
            encoder.encode([one.text for one in sentences_of(0, text)])
            for text in _texts(criterion.anchors, criterion.description)
        )
    )


def _texts(anchors: Anchors, otherwise: str) -> list[str]:
    return [text.strip() or otherwise for text in (anchors.low, anchors.medium, anchors.high)]


def relevant(
    thread: Thread, anchors: AnchorVectors | None, encoder: SentenceEncoder | None
) -> list[Piece]:
    """Return the sentences of a thread that are no asides, seen from a criterion."""
    if anchors is None or encoder is None:
        return list(thread.pieces)
    asides = encoder.encode(ASIDES)
    near = [*anchors.all, *([thread.asked] if thread.asked is not None else [])]
    return [
        piece
        for piece in thread.pieces
        if piece.shown.vector is not None and _is_relevant(piece.shown.vector, near, asides)
    ]


def _is_relevant(vector: Vector, near: Sequence[Vector], asides: Sequence[Vector]) -> bool:
    nearest = _nearest(vector, near)
    return nearest >= _NEAR and nearest - _nearest(vector, asides) >= -_ASIDE_BY


def closest_criterion(thread: Thread, anchors: Mapping[str, AnchorVectors]) -> str | None:
    """Return the key of the criterion that a thread is nearest to, None without vectors."""
    vectors = [one.shown.vector for one in thread.pieces if one.shown.vector is not None]
    if not vectors or not anchors:
        return None
    center = mean(vectors)
    return max(anchors, key=lambda key: _along(center, anchors[key].all))


def _along(center: Vector, vectors: Sequence[Vector]) -> float:
    middle = mean(vectors)
    length = nearness(middle, middle) ** 0.5
    return nearness(center, middle) / length if length else 0.0


def _nearest(vector: Vector, others: Sequence[Vector]) -> float:
    return max(nearness(vector, one) for one in others)


def quote(sentence: Sentence, turns: Sequence[Utterance]) -> Quote:
    """Return a sentence as a slice of the turn that it stands in."""
    (turn,) = (one for one in turns if one.turn == sentence.turn)
    return quote_at(turn, sentence.start, sentence.end)


def quote_at(turn: Utterance, start: int, end: int) -> Quote:
    """Return a slice of what was said in a turn.

    Raises:
        ValueError: there is nothing at that place.
    """
    if not 0 <= start < end <= len(turn.text):
        raise ValueError("the quote lies outside what was said")
    return Quote(turn.turn, start, end, turn.text[start:end])
