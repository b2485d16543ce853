"""Sentences for people that remember how they were made, so that they can be said in any language.

A `Sentence` is its English text: logs, programs and comparisons see a plain `str`. Beside the text
it keeps the template and the parts that were put into it. The English template is the key of its
translations (`locales/<language>.po` of the package that says it); names of people and things are
parts, never keys. What is kept in the database keeps `kept(sentence)` beside the English text.

Write `say("Closed the job “{job}”.", job=job.title)`, with a literal template, because
`make sentences` reads the literals out of the code. Braces that are meant literally are doubled.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from string import Formatter
from typing import Any, Self, SupportsIndex, Union

Part = Union[str, int, float, date, "Sentence", Sequence["Part"]]
"""What a template takes: text, numbers, days, other sentences, and lists of these."""

_COUNT = "count"


class Sentence(str):
    """An English sentence, its template and its parts. Made by `say` and `say_count`."""

    __slots__ = ("many", "parts", "template")

    template: str
    """The English template; of a counted sentence the one for a count of one."""
    many: str
    """The English template for other counts, empty where nothing is counted."""
    parts: Mapping[str, Part]

    def __new__(
        cls, template: str, parts: Mapping[str, Part] | None = None, many: str = ""
    ) -> Self:
        """Fill the template in."""
        parts = dict(parts or {})
        chosen = many if many and parts[_COUNT] != 1 else template
        made = super().__new__(cls, _ENGLISH.fill(chosen, parts))
        made.template, made.parts, made.many = template, parts, many
        return made

    def __reduce_ex__(self, protocol: SupportsIndex, /) -> tuple[Any, ...]:
        """Copy and pickle by what it is made of."""
        return Sentence, (self.template, self.parts, self.many)


class Filler(Formatter):
    """Puts parts into templates, in English; other languages say differently how parts look."""

    def fill(self, template: str, parts: Mapping[str, Part]) -> str:
        """Return the text.

        Raises:
            KeyError: the template asks for a part that is not there.
        """
        return self.vformat(template, (), parts) if "{" in template or "}" in template else template

    def format_field(self, value: Any, format_spec: str) -> str:
        """Return one part as text; of a list, `;` sets semicolons, `^` a capital first."""
        if isinstance(value, Sentence):
            return self.sentence(value)
        if isinstance(value, str):
            return value
        if isinstance(value, datetime | date):
            return self.day(value, format_spec)
        if isinstance(value, int | float):
            return self.number(value, format_spec)
        between = format_spec.removeprefix("^") or ","
        text = f"{between} ".join(self.format_field(item, "") for item in value)
        return text[:1].upper() + text[1:] if format_spec.startswith("^") else text

    def sentence(self, value: Sentence) -> str:
        """Return a sentence inside of another one."""
        return str(value)

    def day(self, value: date, format_spec: str) -> str:
        """Return a day, or with `month` the month that it is in."""
        return value.strftime("%B %Y") if format_spec == "month" else value.isoformat()

    def number(self, value: float, format_spec: str) -> str:
        """Return a number; `,` groups its digits, `.1f` gives one digit after the point."""
        return format(value, format_spec)


_ENGLISH = Filler()


def say(template: str, /, **parts: Part) -> Sentence:
    """Return the sentence of a template, with its parts put in."""
    return Sentence(template, parts)


def say_count(one: str, many: str, /, count: int, **parts: Part) -> Sentence:
    """Return the sentence of `one` or of `many`, by `{count}`; each language has its own forms."""
    return Sentence(one, {_COUNT: count, **parts}, many)


def plain(text: str) -> Sentence:
    """Return text that no catalog knows: operators' at a terminal, who read English, and data."""
    return Sentence("{text}", {"text": text})


def said_by(error: Exception) -> Sentence:
    """Return the sentence that an error was raised with; its text, where it is none."""
    said = error.args[0] if error.args else ""
    return said if isinstance(said, Sentence) else plain(str(error))


NOTHING = Sentence("")
"""The sentence that says nothing."""


def as_text(value: object) -> str:
    """Return a sentence as plain text, for encoders that know no subclasses of `str`.

    Raises:
        NotImplementedError: it is something else that they do not know.
    """
    if isinstance(value, Sentence):
        return str(value)
    raise NotImplementedError(f"{type(value).__name__} cannot be encoded")


def quoted(text: str) -> Sentence:
    """Return a name in quotation marks, for a list of names inside of a sentence."""
    return say("“{text}”", text=text)


def kept(text: str) -> dict[str, Any] | None:
    """Return what of a sentence is stored beside its English text, None for text without parts."""
    if not isinstance(text, Sentence):
        return None
    found: dict[str, Any] = {"text": text.template}
    if text.many:
        found["many"] = text.many
    if text.parts:
        found["parts"] = {name: _stored(value) for name, value in text.parts.items()}
    return found


def remembered(text: str, stored: Mapping[str, Any] | None) -> str:
    """Return the sentence that was stored, or its plain text where nothing is stored beside it.

    The English text is what was written then, whatever the code would say today: a stored sentence
    that does not lead to the same text is not used.
    """
    if not stored:
        return text
    try:
        parts = {name: _read(value) for name, value in stored.get("parts", {}).items()}
        made = Sentence(stored["text"], parts, stored.get("many", ""))
    except (KeyError, ValueError, TypeError, AttributeError, IndexError):
        return text
    return made if made == text else text


def _stored(value: Part) -> Any:
    if isinstance(value, Sentence):
        return kept(value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int | float):
        return value
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return [_stored(item) for item in value]


def _read(value: Any) -> Part:
    if isinstance(value, list):
        return [_read(item) for item in value]
    if isinstance(value, dict):
        if "day" in value:
            return date.fromisoformat(value["day"])
        parts = {name: _read(part) for name, part in value.get("parts", {}).items()}
        return Sentence(value["text"], parts, value.get("many", ""))
    part: str | int | float = value
    return part
