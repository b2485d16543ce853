"""What an organization's own text can hold, and how its variables are filled in. Pure.

A body is plain text. An empty line begins a paragraph, `# ` a heading, `- ` a list's item;
`**bold**`, `[words](address)`, and `{{variable}}` stand inside lines. A line that is one link alone
becomes a button. A line whose variables all turn out empty is left out, with what stands around
them.

Marks are read before variables are filled in, so nothing that somebody typed elsewhere can become
one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rolecall.domains.messaging.rules.variables import visible

_VARIABLE = re.compile(r"\{\{\s*([^{}\s][^{}]*?)\s*\}\}")
_MARK = re.compile(
    r"\*\*(?P<bold>[^*\n]+)\*\*"
    r"|\[(?P<label>[^\[\]\n]+)\]\((?P<target>\{\{\s*\w+\s*\}\}|https?://[^\s()<>\"']+)\)"
)
_SPACES = re.compile(r"[ \t]+")
_ONE_VARIABLE = re.compile(r"^\{\{\s*(\w+)\s*\}\}$")


class BlockKind(StrEnum):
    """What a block looks like."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    BUTTON = "button"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of one look; `url` makes them a link."""

    text: str
    bold: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together."""

    kind: BlockKind
    lines: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Value:
    """What a variable is in this mail: paragraphs of text, or an address."""

    paragraphs: tuple[str, ...] = ()
    is_link: bool = False

    @property
    def line(self) -> str:
        """The value on one line."""
        return " ".join(self.paragraphs)


def names_in(text: str) -> list[str]:
    """Return the names of all variables in a text, in their order."""
    return [match[1] for match in _VARIABLE.finditer(text)]


def fill_line(text: str, values: Mapping[str, Value]) -> str:
    """Return a line without marks, such as a subject, with its variables filled in.

    Raises:
        KeyError: a variable has no value.
    """
    filled = _VARIABLE.sub(lambda match: values[match[1]].line, visible(text))
    return _SPACES.sub(" ", filled).strip()


def fill_some(text: str, values: Mapping[str, str]) -> str:
    """Return the text with those variables filled in that have a value, and the rest as it is."""
    return _VARIABLE.sub(lambda match: values.get(match[1], match[0]), text)


def blocks_of(body: str, values: Mapping[str, Value]) -> list[Block]:
    """Return a body as blocks with its variables filled in.

    Raises:
        KeyError: a variable has no value.
    """
    blocks: list[Block] = []
    text = visible(body.replace("\r\n", "\n"), keep="\n\t")
    for paragraph in re.split(r"\n[ \t]*\n", text):
        blocks.extend(_blocks(paragraph.strip().splitlines(), values))
    return blocks


def _blocks(lines: Sequence[str], values: Mapping[str, Value]) -> Iterator[Block]:
    waiting: list[tuple[Piece, ...]] = []
    for line in lines:
        kind, words = _kind_of(line.strip())
        if _is_empty(words, values):
            continue
        alone = _ONE_VARIABLE.match(words)
        if alone and len(values[alone[1]].paragraphs) > 1:
            paragraphs = values[alone[1]].paragraphs
            made = [Block(BlockKind.PARAGRAPH, ((Piece(text),),)) for text in paragraphs]
        else:
            pieces = tuple(_pieces(words, values))
            labelled = len(pieces) == 1 and pieces[0].url not in {None, pieces[0].text}
            if kind is BlockKind.PARAGRAPH and not labelled:
                waiting.append(pieces)
                continue
            made = [Block(BlockKind.BUTTON if labelled else kind, (pieces,))]
        if waiting:
            yield Block(BlockKind.PARAGRAPH, tuple(waiting))
            waiting = []
        yield from made
    if waiting:
        yield Block(BlockKind.PARAGRAPH, tuple(waiting))


def _kind_of(line: str) -> tuple[BlockKind, str]:
    if line.startswith("# "):
        return BlockKind.HEADING, line[2:].strip()
    if line.startswith("- "):
        return BlockKind.ITEM, line[2:].strip()
    return BlockKind.PARAGRAPH, line


def _is_empty(words: str, values: Mapping[str, Value]) -> bool:
    used = names_in(words)
    return bool(used) and not any(values[name].line for name in used)


def _pieces(words: str, values: Mapping[str, Value]) -> Iterator[Piece]:
    at = 0
    for mark in _MARK.finditer(words):
        yield from _plain(words[at : mark.start()], values)
        at = mark.end()
        if mark["bold"] is not None:
            yield Piece(_filled(mark["bold"], values), bold=True)
        else:
            address = _filled(mark["target"], values)
            label = _filled(mark["label"], values)
            yield Piece(label, url=address if _is_address(mark["target"], values) else None)
    yield from _plain(words[at:], values)


def _plain(words: str, values: Mapping[str, Value]) -> Iterator[Piece]:
    """Yield words, and addresses as links of their own."""
    at, text = 0, ""
    for variable in _VARIABLE.finditer(words):
        text += words[at : variable.start()]
        at = variable.end()
        value = values[variable[1]]
        if value.is_link and value.line:
            if text:
                yield Piece(text)
            yield Piece(value.line, url=value.line)
            text = ""
        else:
            text += value.line
    text += words[at:]
    if text:
        yield Piece(text)


def _filled(words: str, values: Mapping[str, Value]) -> str:
    return _VARIABLE.sub(lambda match: values[match[1]].line, words)


def _is_address(target: str, values: Mapping[str, Value]) -> bool:
    named = _ONE_VARIABLE.match(target)
    return named is None or (values[named[1]].is_link and bool(values[named[1]].line))
