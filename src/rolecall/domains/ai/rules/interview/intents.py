"""What a candidate says to the interviewer rather than about the work: wishes, questions, abuse.

People tell of insults, of despair and of what others asked for: what stands in quotes or behind
“said” is told, not meant. Long answers are answers: wishes are looked for in short messages alone.
A wish to stop is confirmed before it counts, so that a misreading costs one sentence.

Patterns are looked for in folded text, in the language of the interview and in English.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rolecall.domains.ai.rules.interview.patterns import INTENTS, TOPICS, Intent
from rolecall.domains.ai.rules.interview.sentences import Sentence, sentences_of
from rolecall.domains.ai.rules.resume.text import folded

MOST_WORDS_OF_A_WISH: Final = 40
"""Of the whole message."""
_MOST_WORDS_OF_ITS_SENTENCE: Final = 18
_ENGLISH: Final = "en"


_ASKS: Final = (Intent.IS_MACHINE, Intent.RUBRIC, Intent.HOW_MUCH, Intent.PROCESS)
"""What has to be a question."""
_ALWAYS: Final = (Intent.DISTRESS, Intent.THREAT, Intent.ABUSE, Intent.INSTRUCTIONS)
"""What is looked for in messages of any length."""
_WISHES: Final = (
    Intent.PERSON,
    Intent.STOP,
    Intent.SKIP,
    Intent.REPEAT,
    Intent.TIME,
    Intent.NO_EXAMPLE,
)
_TOLD: Final = re.compile(
    r"[\"“”„«»]"
    r"|\b(?:said|says?|saying|told|tells?|asked|asks?|shouted|shouts?|yelled|screamed|wrote|writes?"
    r"|answered|replied|called (?:me|him|her|us|them)|thought)\b"
    r"|\b(?:sagte\w*|gesagt|fragte\w*|gefragt|rief\w*|schrie\w*|meinte\w*|antwortete\w*|schrieb\w*)\b"
    r"|\b(?:dijo|dijeron|decia\w*|pregunto|preguntaron|grito|gritaba|escribio|contesto|llamo)\b"
    r"|\b(?:when|if|wenn|falls|cuando|si)"
    r" (?:a|an|the|somebody|someone|ein|eine|jemand|un|una|alguien)\b"
)
_TOLD_BEFORE: Final = 120
_ASKS_WITHOUT_SIGN: Final = re.compile(
    r"^(?:and |but |so |ok |okay |by the way |also |und |aber |y |pero )?"
    r"(?:(?:who|what|when|where|how|which)(?: \w+)?"
    r" (?:will|do|does|is|are|can|would|happens|reads|sees)"
    r"|(?:do|does|will|can|could|is|are|am|would)"
    r" (?:i|you|we|they|this|it|the|my|there|anyone)"
    r"|(?:wer|was|wann|wo|wie)(?: \w+)? (?:liest|sieht|wird|bekomme|ist|geht|passiert|kann)"
    r"|(?:kann|bekomme|wird|ist|sind|bist) (?:ich|das|sie|es|du|jemand)"
    r"|(?:quien|que|cuando|donde|como|cuanto) (?:lee|pasa|es|tendre|sabre|puedo|se|dura))\b"
)
"""How questions begin that somebody typed or dictated without their sign."""
_MOST_WORDS_WITHOUT_SIGN: Final = 12
_SIGNS: Final = re.compile(r"[¿¡]")
_YES: Final = re.compile(
    r"^(?:(?:yes|yeah|yep|sure|ja|jawohl|si|please|bitte|por favor|ok|okay|definitely|end it|stop|"
    r"i do|beenden|terminar|genau|claro|quiero)[\s,.!]*)+"
    r"(?:(?:i want to|please|end|stop|it|the interview|here|now|das gesprach|la entrevista)"
    r"[\s,.!]*)*$"
)


@dataclass(frozen=True, slots=True)
class Meant:
    """A sentence that is no answer, and what is meant by it."""

    intent: Intent
    sentence: Sentence


def meant_in(turn: int, text: str, language: str) -> list[Meant]:
    """Return what is said to the interviewer in a message, in the order of the text."""
    found: list[Meant] = []
    sentences = sentences_of(turn, text)
    words = sum(len(one.words) for one in sentences)
    for at, sentence in enumerate(sentences):
        before = folded(text[max(0, sentence.start - _TOLD_BEFORE) : sentence.start])
        told_before = bool(before) and before.rstrip()[-1:] in {":", "“", '"', "„", "«"}
        is_edge = at in {0, len(sentences) - 1}
        plain = plain_of(sentence.text)
        intents = list(_ALWAYS)
        if is_question(sentence.text):
            # Who asks whether this is a person does not ask for one.
            intents.append(Intent.IS_MACHINE)
        if words <= MOST_WORDS_OF_A_WISH and len(sentence.words) <= _MOST_WORDS_OF_ITS_SENTENCE:
            intents += _WISHES
        if is_question(sentence.text) and (is_edge or words <= MOST_WORDS_OF_A_WISH):
            intents += _ASKS
        for intent in intents:
            place = _place_of(intent, plain, language)
            if place is None:
                continue
            if intent is not Intent.INSTRUCTIONS and (
                told_before or _TOLD.search(plain, 0, place) is not None
            ):
                continue
            found.append(Meant(intent, sentence))
            break
    return found


def plain_of(text: str) -> str:
    """Return a sentence as the patterns have it: folded, one blank between words."""
    return " ".join(_SIGNS.sub("", folded(text)).split()).rstrip(".! ")


def is_question(text: str) -> bool:
    """Tell whether a sentence asks something."""
    plain = plain_of(text)
    if plain.endswith("?"):
        return True
    is_short = len(plain.split()) <= _MOST_WORDS_WITHOUT_SIGN
    return is_short and _ASKS_WITHOUT_SIGN.search(plain) is not None


def says_yes(text: str) -> bool:
    """Tell whether a message is a yes, and nothing else."""
    return _YES.match(plain_of(text).strip("\"“”„«»'")) is not None


def _place_of(intent: Intent, plain: str, language: str) -> int | None:
    looked_at = plain if intent in {*_ASKS, Intent.REPEAT} else plain.rstrip("? ")
    if intent in _WISHES:
        looked_at = looked_at.replace(",", "")
    for spoken in dict.fromkeys((language, _ENGLISH)):
        patterns = [INTENTS[spoken][intent]]
        if intent is Intent.PROCESS:
            patterns += TOPICS[spoken].values()
        for pattern in patterns:
            found = pattern.search(looked_at)
            if found is not None:
                return found.start()
    return None


def without(text: str, meant: Sequence[Meant]) -> str:
    """Return what is left of a message without some of its sentences."""
    left, at = [], 0
    for one in sorted(meant, key=lambda one: one.sentence.start):
        left.append(text[at : one.sentence.start])
        at = max(at, one.sentence.end)
    left.append(text[at:])
    return " ".join("".join(left).split())
