"""What is wrong with the keys of a specification, as sentences with the remedy."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic_core import ErrorDetails

from rolecall.domains.integrations.rules.specification.shapes import IDENTIFIER, NAME, PATH
from rolecall.kernel.errors import FieldError
from rolecall.kernel.sentences import Sentence, say

_TAGGED: Final = frozenset({"auth", "pager"})


def told(error: ErrorDetails, field: str) -> FieldError:
    """Return what pydantic found, as the key and a sentence with the remedy."""
    places = [
        part
        for n, part in enumerate(error["loc"])
        # Behind a choice of shapes stands which of them was chosen.
        if not (n and error["loc"][n - 1] in _TAGGED) and part != "[key]"
    ]
    key = ".".join([field, *(str(part) for part in places)])
    return FieldError(key, _sentence(error, str(places[-1]) if places else ""))


def _sentence(error: ErrorDetails, name: str) -> Sentence:
    say_it = _SENTENCES.get(error["type"])
    if say_it is not None:
        return say_it(error.get("ctx", {}), name)
    return say("This takes {wanted}.", wanted=_WANTED.get(error["type"], say("something else")))


_SENTENCES: Final[Mapping[str, Callable[[Mapping[str, Any], str], Sentence]]] = {
    "missing": lambda _, name: say("“{name}” is missing. Add it.", name=name),
    "extra_forbidden": lambda _, name: say(
        "There is no key “{name}” here. Remove it, or look at its spelling.", name=name
    ),
    "union_tag_invalid": lambda _, name: _which(name),
    "union_tag_not_found": lambda _, name: _which(name),
    "literal_error": lambda c, _: say("This takes {choices}.", choices=_unquoted(c["expected"])),
    "enum": lambda c, _: say("This takes {choices}.", choices=_unquoted(c["expected"])),
    "string_pattern_mismatch": lambda c, _: (
        _FORMS.get(c["pattern"]) or say("This does not have the form {form}.", form=c["pattern"])
    ),
    "string_too_long": lambda c, _: say(
        "This is too long: keep to {most}.", most=str(c["max_length"])
    ),
    "too_long": lambda c, _: say("This is too long: keep to {most}.", most=str(c["max_length"])),
    "greater_than_equal": lambda c, _: say(
        "Give a number of at least {least}.", least=str(c["ge"])
    ),
    "less_than_equal": lambda c, _: say("Give a number of at most {most}.", most=str(c["le"])),
}


def _which(name: str) -> Sentence:
    return say("Say which kind this is. There are: {kinds}.", kinds=_KINDS.get(name, ""))


def _unquoted(expected: object) -> str:
    return str(expected).replace("'", "")


_FORMS: Final[Mapping[str, Sentence]] = {
    IDENTIFIER: say(
        "Write 2 to 40 small letters, digits and hyphens, and begin with a letter: northwind-ats."
    ),
    NAME: say(
        "Write 1 to 40 small letters, digits and underscores, and begin with a letter: api_key."
    ),
    PATH: say(
        "Begin with a slash, and leave out the address, spaces and what is behind a question mark."
    ),
}
_WANTED: Final[Mapping[str, Sentence]] = {
    "string_type": say("text; put it in quotes"),
    "string_too_short": say("text that is not empty"),
    "int_type": say("a whole number"),
    "bool_type": say("true or false"),
    "list_type": say("a list"),
    "dict_type": say("keys with values"),
    "model_type": say("keys with values"),
    "model_attributes_type": say("keys with values"),
    "too_short": say("at least one entry"),
}
_KINDS: Final[Mapping[str, str]] = {
    "auth": "bearer, basic, header, client_credentials",
    "pager": "none, link, next_url, cursor, page, offset",
}
