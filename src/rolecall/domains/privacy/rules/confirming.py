"""What has to be typed before a person is erased, and what a receipt may say. Pure."""

from rolecall.kernel.terms import fold, words_of

SHORTEST_NAME = 3
"""Letters of a part of a name that a note must not hold; shorter ones are words as well."""


def is_confirmed(full_name: str, typed: str) -> bool:
    """Tell whether somebody typed the name, whatever its case and blanks."""
    return " ".join(fold(typed).split()) == " ".join(fold(full_name).split())


def names_person(note: str, full_name: str) -> bool:
    """Tell whether a note holds a part of the name or an address: it is kept with the receipt."""
    if "@" in note:
        return True
    named = {word for word in words_of(full_name) if len(word) >= SHORTEST_NAME}
    return not named.isdisjoint(words_of(note))
