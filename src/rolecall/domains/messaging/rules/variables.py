"""The types of template variables: what each accepts, and what the template gets.

Values come out of a JSON snapshot and may have been typed by strangers, so each type cleans what it
takes: control characters go, lengths end, and a name cannot carry a clickable address.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from urllib.parse import urlsplit

_LINK_LIKE = re.compile(r"(?<=\w)\.(?=\w\w)|://")
_PAIR = 2
_TRIPLE = 3
_INVISIBLE = {"Cc", "Cs", "Zl", "Zp"}


class Variable(Protocol):
    """The type of one variable. `optional` ones reach the template as None when not given."""

    @property
    def optional(self) -> bool:
        """Whether a mail can do without it."""
        ...

    def accept(self, value: Any) -> Any:
        """Return the value as the template gets it.

        Raises:
            ValueError: it is not of this type; the message says what was expected.
        """
        ...

    def sample(self, name: str, /) -> Any:
        """Return a made-up value, for previews and checks."""
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """One line from the organization: a title, a stage."""

    optional: bool = False
    limit: int = 200

    def accept(self, value: Any) -> str:
        """Return the line, cleaned and cut."""
        return _one_line(_string(value), self.limit)

    def sample(self, name: str, /) -> str:
        """Return the variable's name as words."""
        return name.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Name:
    """What someone outside says they are called.

    Anyone can apply under any name with any mail address; a name that mail programs would turn into
    a link would make us deliver a stranger's advertisement, so dots inside words are replaced by
    U+2024, which looks the same and links to nothing.
    """

    optional: bool = False
    limit: int = 120

    def accept(self, value: Any) -> str:
        """Return the name, cleaned, cut and unlinkable."""
        line = _one_line(_string(value), self.limit)
        return _LINK_LIKE.sub(lambda match: "\u2024" if match[0] == "." else " ", line)

    def sample(self, _name: str, /) -> str:
        """Return a name."""
        return "Ada Byron"


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs that a member wrote."""

    optional: bool = False
    limit: int = 5000

    def accept(self, value: Any) -> list[str]:
        """Return the paragraphs, each one line."""
        cut = _string(value)[: self.limit]
        paragraphs = re.split(r"\n\s*\n", cut.replace("\r\n", "\n"))
        return [line for line in (_one_line(p, self.limit) for p in paragraphs) if line]

    def sample(self, _name: str, /) -> str:
        """Return two paragraphs."""
        return "A first paragraph of a few words.\n\nAnd a second one."


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a label and a value, each one line."""

    optional: bool = False
    limit: int = 20

    def accept(self, value: Any) -> list[tuple[str, str]]:
        """Return the pairs, cleaned and cut."""
        if not isinstance(value, list | tuple) or not all(
            isinstance(pair, list | tuple) and len(pair) == _PAIR for pair in value
        ):
            raise ValueError("must be pairs of a label and a value")
        return [
            (_one_line(_string(label), 100), _one_line(_string(words), 300))
            for label, words in value[: self.limit]
        ]

    def sample(self, _name: str, /) -> list[list[str]]:
        """Return two pairs."""
        return [["Title", "Night nurse"], ["Openings", "2"]]


@dataclass(frozen=True, slots=True)
class Links:
    """Named addresses with a line of facts each: a title, the facts, the address."""

    optional: bool = False
    limit: int = 25

    def accept(self, value: Any) -> list[tuple[str, str, str]]:
        """Return the named addresses, cleaned and cut."""
        if not isinstance(value, list | tuple) or not all(
            isinstance(one, list | tuple) and len(one) == _TRIPLE for one in value
        ):
            raise ValueError("must be titles with their facts and addresses")
        address = Link()
        return [
            (_one_line(_string(title), 200), _one_line(_string(facts), 300), address.accept(url))
            for title, facts, url in value[: self.limit]
        ]

    def sample(self, _name: str, /) -> list[list[str]]:
        """Return two."""
        return [
            ["Night nurse", "Emergency · Denver · Full time", "https://jobs.example.com/1?a=1&b=2"],
            ["Day nurse", "Emergency · Remote", "https://jobs.example.com/2"],
        ]


@dataclass(frozen=True, slots=True)
class Link:
    """An absolute address. A `private` one lets its bearer in: only the recipient may see it."""

    optional: bool = False
    private: bool = False

    def accept(self, value: Any) -> str:
        """Return the address."""
        url = _string(value)
        parts = urlsplit(url)
        if (
            parts.scheme not in {"https", "http"}
            or not parts.hostname
            or not url.isascii()
            or not url.isprintable()
            or set(url) & set(" <>\"'`\\")
        ):
            raise ValueError("must be an absolute http(s) address")
        return url

    def sample(self, name: str, /) -> str:
        """Return an address that names the variable."""
        return f"https://jobs.example.com/{name}?a=1&b=2"


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant; templates show it in the recipient's zone."""

    optional: bool = False

    def accept(self, value: Any) -> datetime:
        """Return the aware datetime."""
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        if not isinstance(moment, datetime) or moment.tzinfo is None:
            raise ValueError("must be an instant with its zone, ISO 8601")
        return moment

    def sample(self, _name: str, /) -> str:
        """Return an instant."""
        return "2026-03-05T14:30:00+00:00"


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number of things, not negative."""

    optional: bool = False

    def accept(self, value: Any) -> int:
        """Return the number."""
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise ValueError("must be a whole number, not negative")
        return value

    def sample(self, _name: str, /) -> int:
        """Return a number that needs a plural."""
        return 3


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words that the templates translate."""

    options: tuple[str, ...]
    optional: bool = False

    def accept(self, value: Any) -> str:
        """Return the word."""
        if value not in self.options:
            raise ValueError(f"must be one of {', '.join(self.options)}")
        return str(value)

    def sample(self, _name: str, /) -> str:
        """Return the first word."""
        return self.options[0]


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("must be text")  # noqa: TRY004
    return value


def visible(text: str, keep: str = "") -> str:
    """Return a text with a blank for each character that no mail can hold, but those to keep.

    Those are control characters, lone surrogates, separators of lines, and U+FFFE and U+FFFF, which
    XML does not allow (XML 1.0, section 2.2).
    """
    return "".join(
        " " if _is_invisible(character) and character not in keep else character
        for character in text
    )


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in _INVISIBLE or character in "\ufffe\uffff"


def _one_line(value: str, limit: int) -> str:
    line = " ".join(visible(value).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
