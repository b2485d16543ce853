"""Words by which a phone says that it wants no texts, wants them again, or asks who writes. Pure.

The English ones are those of the CTIA's Messaging Principles and of Twilio's default handling;
people may revoke consent by any reasonable means (47 CFR 64.1200(a)(10)), so what is written around
the word in case, blanks and punctuation does not count, and German and Spanish words are known,
too.
"""

import unicodedata
from enum import StrEnum


class Keyword(StrEnum):
    """What is asked for."""

    STOP = "stop"
    START = "start"
    HELP = "help"


HANDLED_BY_PROVIDER = frozenset({"stop", "stopall", "unsubscribe", "cancel", "end", "quit"})
"""Twilio answers these itself, so a second answer would be one too many."""
_WORDS: dict[Keyword, frozenset[str]] = {
    Keyword.STOP: HANDLED_BY_PROVIDER
    | {"optout", "revoke"}
    | {"stopp", "ende", "abmelden", "abbestellen", "beenden"}
    | {"baja", "alto", "parar", "cancelar", "detener", "fin"},
    Keyword.START: frozenset({"start", "unstop", "starten", "anmelden", "iniciar", "alta"}),
    Keyword.HELP: frozenset({"help", "info", "hilfe", "ayuda"}),
}


def bare(text: str) -> str:
    """Return a text's letters and digits alone, without case."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())


def keyword_of(text: str) -> Keyword | None:
    """Return what a text asks for, None for one that is written to be read."""
    word = bare(text)
    return next((keyword for keyword, words in _WORDS.items() if word in words), None)
