"""What a careers page may be made of. Pure.

Guarantees: blocks that passed `checked_blocks` have one list of jobs that is shown, hold nothing
but the members of their kind, and rich text that is safe to show. What passed `faults_to_publish`
without a fault reads as a page: no heading without words, no picture without a description.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from rolecall.domains.jobs.contracts.pages import Block, BlockItem, BlockKind, BlockPicture
from rolecall.domains.jobs.rules.description import clean_html, plain_text, without_controls
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import Sentence, say

MAX_BLOCKS: Final = 40
MAX_ITEMS: Final = 30
MEMBERS: Final[dict[BlockKind, frozenset[str]]] = {
    BlockKind.HERO: frozenset({"heading", "text", "button", "picture"}),
    BlockKind.JOBS: frozenset({"heading", "text"}),
    BlockKind.TEXT: frozenset({"heading", "html", "picture"}),
    BlockKind.PEOPLE: frozenset({"heading", "text", "items"}),
    BlockKind.BENEFITS: frozenset({"heading", "text", "items"}),
    BlockKind.DEPARTMENTS: frozenset({"heading", "text"}),
    BlockKind.LOCATIONS: frozenset({"heading", "text"}),
    BlockKind.FAQ: frozenset({"heading", "items"}),
}
"""Which members a kind of block has, besides `id`, `kind` and `hidden`."""
ITEM_MEMBERS: Final[dict[BlockKind, frozenset[str]]] = {
    BlockKind.PEOPLE: frozenset({"title", "subtitle", "text", "picture"}),
    BlockKind.BENEFITS: frozenset({"title", "text"}),
    BlockKind.FAQ: frozenset({"title", "html"}),
}
_DEFAULTS: Final = Block(id="", kind=BlockKind.HERO)
_ITEM_DEFAULTS: Final = BlockItem()
_NEEDS_HEADING: Final = frozenset(BlockKind) - {BlockKind.JOBS, BlockKind.HERO}


def checked_blocks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks in clean form.

    Raises:
        InvalidInput: with one field error per fault.
    """
    faults = list(_faults(blocks))
    if faults:
        raise InvalidInput(faults[0].message, errors=faults)
    return tuple(_clean(block) for block in blocks)


def faults_to_publish(blocks: Sequence[Block]) -> list[FieldError]:
    """Return what is missing before visible blocks can be shown; empty if nothing is."""
    return [
        fault
        for index, block in enumerate(blocks)
        if not block.hidden
        for fault in _missing(f"blocks.{index}", block)
    ]


def pictures_of(blocks: Sequence[Block]) -> dict[str, UUID]:
    """Return the pictures of all blocks, hidden ones too, by the names of their fields."""
    return {
        f"{path}.id": picture.id
        for index, block in enumerate(blocks)
        for path, picture in _pictures(f"blocks.{index}", block)
    }


def _faults(blocks: Sequence[Block]) -> Iterator[FieldError]:
    if len(blocks) > MAX_BLOCKS:
        yield FieldError(
            "blocks", say("A page has at most {most} blocks. Remove some.", most=MAX_BLOCKS)
        )
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        if block.id in seen:
            yield FieldError(
                f"blocks.{index}.id",
                say("Two blocks have the same id; give each its own."),
                "not_unique",
            )
        seen.add(block.id)
        if len(block.items) > MAX_ITEMS:
            yield FieldError(
                f"blocks.{index}.items",
                say("A block has at most {most} entries. Remove some.", most=MAX_ITEMS),
            )
    lists = [block for block in blocks if block.kind is BlockKind.JOBS]
    if len(lists) != 1 or lists[0].hidden:
        yield FieldError(
            "blocks",
            say("A careers page shows the list of open jobs exactly once."),
            "jobs_needed",
        )
    if Counter(block.kind for block in blocks)[BlockKind.HERO] > 1:
        yield FieldError(
            "blocks", say("A page has one opening block; use text for more."), "one_hero"
        )


def _missing(path: str, block: Block) -> Iterator[FieldError]:
    if block.kind in _NEEDS_HEADING and not block.heading:
        yield _needed(f"{path}.heading", say("Give this block a heading, or hide the block."))
    if block.kind is BlockKind.HERO and not block.heading:
        yield _needed(f"{path}.heading", say("Say in one line why one works here."))
    if block.kind is BlockKind.TEXT and not plain_text(block.html):
        yield _needed(f"{path}.html", say("Write the text, or hide the block."))
    if block.kind in ITEM_MEMBERS and not block.items:
        yield _needed(f"{path}.items", say("Add an entry, or hide the block."))
    for index, item in enumerate(block.items):
        if not item.title:
            yield _needed(f"{path}.items.{index}.title", _untitled(block.kind))
        if block.kind is BlockKind.FAQ and not plain_text(item.html):
            yield _needed(f"{path}.items.{index}.html", say("Answer the question."))
    for where, picture in _pictures(path, block):
        if not picture.alt:
            yield _needed(
                f"{where}.alt",
                say("Describe the picture for people who do not see it."),
            )


def _untitled(kind: BlockKind) -> Sentence:
    if kind is BlockKind.PEOPLE:
        return say("Give the person’s name.")
    if kind is BlockKind.FAQ:
        return say("Write the question.")
    return say("Name the benefit.")


def _needed(field: str, message: Sentence) -> FieldError:
    return FieldError(field, message, "required")


def _pictures(path: str, block: Block) -> Iterator[tuple[str, BlockPicture]]:
    if block.picture is not None:
        yield f"{path}.picture", block.picture
    for index, item in enumerate(block.items):
        if item.picture is not None:
            yield f"{path}.items.{index}.picture", item.picture


def _clean(block: Block) -> Block:
    has = MEMBERS[block.kind]
    return Block(
        id=block.id,
        kind=block.kind,
        hidden=block.hidden,
        heading=_line(block.heading) if "heading" in has else _DEFAULTS.heading,
        text=_paragraph(block.text) if "text" in has else _DEFAULTS.text,
        html=clean_html(block.html) if "html" in has else _DEFAULTS.html,
        button=_line(block.button) if "button" in has else _DEFAULTS.button,
        picture=_picture(block.picture) if "picture" in has else None,
        items=tuple(_clean_item(block.kind, item) for item in block.items)
        if "items" in has
        else (),
    )


def _clean_item(kind: BlockKind, item: BlockItem) -> BlockItem:
    has = ITEM_MEMBERS[kind]
    return replace(
        _ITEM_DEFAULTS,
        title=_line(item.title),
        subtitle=_line(item.subtitle) if "subtitle" in has else "",
        text=_paragraph(item.text) if "text" in has else "",
        html=clean_html(item.html) if "html" in has else "",
        picture=_picture(item.picture) if "picture" in has else None,
    )


def _picture(picture: BlockPicture | None) -> BlockPicture | None:
    return replace(picture, alt=_line(picture.alt)) if picture else None


def _line(text: str) -> str:
    return " ".join(without_controls(text).split())


def _paragraph(text: str) -> str:
    """Return text of several lines, without blanks at their ends."""
    return "\n".join(" ".join(line.split()) for line in without_controls(text).splitlines()).strip()
