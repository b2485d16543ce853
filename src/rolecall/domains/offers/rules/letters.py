"""Letters: rich text with variables, read into parts, filled in, and written as HTML or as lines.

The parts are what a version keeps: its page, its PDF and its differences all come from them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import escape
from html.parser import HTMLParser
from typing import Final

import nh3

from rolecall.domains.offers.contracts import Letter, LetterText, Node
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.markup import settled
from rolecall.kernel.sentences import Sentence, quoted, say

MAX_LENGTH: Final = 60_000
"""Characters of a letter's HTML."""
_BLOCKS: Final = frozenset({"p", "h2", "h3", "ul", "ol", "li", "blockquote", "hr"})
_INLINE: Final = frozenset({"strong", "em", "u", "s", "a", "br"})
_VOID: Final = frozenset({"br", "hr"})
_SYNONYMS: Final = {"b": "strong", "i": "em", "h1": "h2", "h4": "h3"}
_SCHEMES: Final = {"http", "https", "mailto", "tel"}
_VARIABLE: Final = re.compile(r"\{\{\s*([a-z][a-z0-9_]{0,39})\s*\}\}")
_BRACES: Final = re.compile(r"\{\{[^{}]{0,60}\}?\}?|\}\}")
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_PLACE: Final = 60


def clean_html(text: str) -> str:
    """Return HTML with the tags that letters have; cleaning twice changes nothing."""
    return settled(_cleaned, text)


def _cleaned(text: str) -> str:
    return nh3.clean(
        _CONTROLS.sub("", text).strip(),
        tags={*_BLOCKS, *_INLINE, *_SYNONYMS},
        attributes={"a": {"href"}},
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer nofollow",
    )


def filled(text: LetterText, values: Mapping[str, str | None]) -> Letter:
    """Return the letter with its variables filled in.

    `values` has every variable that there is, None for those that nobody has filled.

    Raises:
        InvalidInput: code `letter_incomplete`, with one field error per place: a variable that is
            unknown or not filled in, or braces that are none.
    """
    blocks = _parsed(text.body_html)
    faults = list(_faults(text.subject, blocks, values))
    if not blocks:
        faults.append(FieldError("body_html", say("The letter is empty."), "required"))
    if faults:
        raise InvalidInput(
            say("The letter cannot be used: {message}", message=faults[0].message),
            code="letter_incomplete",
            errors=faults,
        )
    return Letter(
        locale=text.locale,
        subject=_put(text.subject, values),
        blocks=tuple(_with_values(block, values) for block in blocks),
    )


def check_variables(text: LetterText, known: Iterable[str]) -> None:
    """Pass if a template uses known variables alone.

    Raises:
        InvalidInput: as `filled` does.
    """
    filled(text, dict.fromkeys(known, "…"))


def to_html(letter: Letter) -> str:
    """Return the letter's body as HTML; nothing in it is markup but the parts themselves."""
    return "".join(_html(block) for block in letter.blocks)


def to_lines(letter: Letter) -> list[str]:
    """Return the letter as lines of text, the subject first."""
    return [letter.subject, *_lines(letter.blocks, "")]


def _faults(
    subject: str, blocks: Iterable[Node], values: Mapping[str, str | None]
) -> Iterator[FieldError]:
    yield from _faults_of("subject", subject, say("the subject"), values)
    for block in blocks:
        place = _plain(block).strip()
        shown = place if len(place) <= _PLACE else f"{place[: _PLACE - 1]}…"
        for text in _texts(block):
            yield from _faults_of("body_html", text, quoted(shown), values)


def _faults_of(
    field: str, text: str, place: Sentence, values: Mapping[str, str | None]
) -> Iterator[FieldError]:
    for name in _VARIABLE.findall(text):
        if name not in values:
            known = sorted(values)
            yield FieldError(
                field,
                say(
                    "{{{{{name}}}}} in {place} is no variable. There are: {known}.",
                    name=name,
                    place=place,
                    known=known,
                ),
                "unknown",
            )
        elif not (values[name] or "").strip():
            yield FieldError(
                field,
                say(
                    "{{{{{name}}}}} in {place} has no value yet. Fill it in.",
                    name=name,
                    place=place,
                ),
                "unfilled",
            )
    for braces in _BRACES.findall(_VARIABLE.sub("", text)):
        yield FieldError(
            field,
            say(
                "{braces} in {place} is no variable. Write it like {{{{pay}}}}, all in one style.",
                braces=braces,
                place=place,
            ),
            "malformed",
        )


def _put(text: str, values: Mapping[str, str | None]) -> str:
    return _VARIABLE.sub(lambda found: _CONTROLS.sub("", values[found[1]] or ""), text)


def _with_values(node: Node, values: Mapping[str, str | None]) -> Node:
    children = tuple(
        _put(child, values) if isinstance(child, str) else _with_values(child, values)
        for child in node.children
    )
    return replace(node, children=children)


def _texts(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _texts(child)


def _plain(node: Node) -> str:
    return (
        " "
        if node.tag == "br"
        else "".join(child if isinstance(child, str) else _plain(child) for child in node.children)
    )


def _html(node: Node | str) -> str:
    if isinstance(node, str):
        return escape(node)
    if node.tag in _VOID:
        return f"<{node.tag}>"
    inner = "".join(_html(child) for child in node.children)
    link = f' href="{escape(node.href)}" rel="noopener noreferrer nofollow"' if node.href else ""
    return f"<{node.tag}{link}>{inner}</{node.tag}>"


def _lines(nodes: Iterable[Node | str], lead: str) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str) or node.tag in _INLINE:
            continue
        if node.tag in {"ul", "ol", "blockquote"}:
            yield from _lines(node.children, lead + ("  " if lead else ""))
            continue
        if node.tag == "li":
            first = "".join(_plain_inline(child) for child in node.children).strip()
            yield f"{lead}• {first}"
            yield from _lines(_nested(node), lead + "  ")
            continue
        if node.tag != "hr":
            yield lead + _plain(node).strip()


def _plain_inline(child: Node | str) -> str:
    if isinstance(child, str):
        return child
    return "" if child.tag in {"ul", "ol"} else _plain(child)


def _nested(node: Node) -> list[Node]:
    return [
        child for child in node.children if isinstance(child, Node) and child.tag in {"ul", "ol"}
    ]


def _parsed(body_html: str) -> tuple[Node, ...]:
    reader = _Reader()
    reader.feed(clean_html(body_html))
    reader.close()
    return _levelled(
        block for block in reader.blocks() if block.tag == "hr" or _plain(block).strip()
    )


def _levelled(blocks: Iterable[Node]) -> tuple[Node, ...]:
    """Return the blocks without a skipped level of heading (ISO 14289-1, 7.4.2)."""
    found: list[Node] = []
    has_upper = False
    for block in blocks:
        if block.tag == "h3" and not has_upper:
            found.append(replace(block, tag="h2"))
            has_upper = True
        else:
            has_upper = has_upper or block.tag == "h2"
            found.append(block)
    return tuple(found)


class _Open:
    """An element whose end has not come yet."""

    def __init__(self, tag: str, href: str = "") -> None:
        self.tag = tag
        self.href = href
        self.children: list[Node | str] = []

    def closed(self) -> Node:
        """Return the element."""
        return Node(self.tag, tuple(self.children), self.href)


class _Reader(HTMLParser):
    """Reads clean HTML, whose tags are balanced; text outside of blocks becomes paragraphs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._stack = [_Open("root")]

    def blocks(self) -> list[Node]:
        """Return what was read."""
        while len(self._stack) > 1:
            self._close()
        return [child for child in self._stack[0].children if isinstance(child, Node)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; a block ends a paragraph that nobody opened."""
        tag = _SYNONYMS.get(tag, tag)
        if tag in _BLOCKS and self._stack[-1].tag == "loose":
            self._close()
        elif tag in _INLINE and len(self._stack) == 1:
            self._stack.append(_Open("loose"))
        if tag in _VOID:
            self._stack[-1].children.append(Node(tag))
            return
        self._stack.append(_Open(tag, dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        """Close the element."""
        tag = _SYNONYMS.get(tag, tag)
        if self._stack[-1].tag == "loose" and tag in _BLOCKS:
            self._close()
        if tag not in _VOID and len(self._stack) > 1:
            self._close()

    def handle_data(self, data: str) -> None:
        """Take text; blanks between blocks are none."""
        text = _BLANKS.sub(" ", data)
        container = self._stack[-1].tag in {"root", "ul", "ol"}
        if container and not text.strip():
            return
        if len(self._stack) == 1:
            self._stack.append(_Open("loose"))
        self._stack[-1].children.append(text)

    def _close(self) -> None:
        done = self._stack.pop()
        if done.tag == "loose":
            done.tag = "p"
        self._stack[-1].children.append(done.closed())
