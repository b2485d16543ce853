"""Items out of mentions: which title, company and dates are one position.

Mentions of one item stand together. A new item begins where a field comes that the item has
already,
or where text of the body lies between. What a line of body is: it has a bullet, or is long, or ends
as a sentence.

Guarantees: every mention is in exactly one item, and the items keep the order of the text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from rolecall.domains.ai.rules.resume.reading import Reading
from rolecall.domains.ai.rules.resume.tagging import Tag, Tagged
from rolecall.domains.ai.rules.resume.text import is_body
from rolecall.domains.ai.rules.resume.tokens import Kind

_FAR: Final = 5
"""Lines between two mentions of one item, at most."""
_FEW: Final = 2
_DISORDERLY: Final = 2
"""How many more items are borne for a pair of fields in order."""
_BARE: Final = 2
"""How many more items are borne for one that is not dates alone, which would be lost."""
_ALONE: Final = {Tag.COMPANY: 0.8, Tag.TITLE: 0.8, Tag.WORK_DATES: 0.5}
"""How probable a mention of work is at least that stands alone; a school often does."""
WORK_TAGS: Final = (Tag.COMPANY, Tag.TITLE, Tag.WORK_DATES)
EDUCATION_TAGS: Final = (Tag.INSTITUTION, Tag.DEGREE, Tag.EDUCATION_DATES)


@dataclass
class Item:
    """The mentions of one item, and how far the text about it goes, in lines."""

    parts: dict[Tag, Tagged] = field(default_factory=dict)
    first_line: int = 0
    last_line: int = 0
    borrowed: dict[Tag, Tagged] = field(default_factory=dict)
    """What it has from the item above: the company under which several titles stand."""

    def get(self, tag: Tag) -> Tagged | None:
        """Return the mention of a field, its own or a borrowed one."""
        return self.parts.get(tag) or self.borrowed.get(tag)


def items_of(reading: Reading, mentions: Sequence[Tagged], tags: Sequence[Tag]) -> list[Item]:
    """Return the items that mentions of these fields make.

    What stands alone and is improbable is left out, and so does not part an item in two.
    """
    own = _joined(reading, [one for one in mentions if one.tag in tags and _is_text(reading, one)])
    bodies = [is_body(line) for line in reading.lines]
    items = _ordered(reading, own, bodies, tags)
    weak = [one for item in items if (one := _weak(item)) is not None]
    if weak:
        items = _ordered(reading, [one for one in own if one not in weak], bodies, tags)
    return _with_companies(items) if Tag.COMPANY in tags else items


def _is_text(reading: Reading, one: Tagged) -> bool:
    kinds = {token.kind for token in reading.tokens[one.first : one.stop]}
    return bool(kinds & {Kind.WORD, Kind.PERIOD})


def _joined(reading: Reading, mentions: Sequence[Tagged]) -> list[Tagged]:
    """Join what a slash or an ampersand parts: `Developer/Engineer` is one title."""
    found: list[Tagged] = []
    for one in mentions:
        last = found[-1] if found else None
        between = reading.tokens[last.stop : one.first] if last is not None else ()
        if last and last.tag is one.tag and [token.text for token in between] in (["/"], ["&"]):
            sure = min(last.probability, one.probability)
            found[-1] = Tagged(one.tag, last.first, one.stop, sure)
        else:
            found.append(one)
    return found


def _ordered(
    reading: Reading, own: Sequence[Tagged], bodies: Sequence[bool], tags: Sequence[Tag]
) -> list[Item]:
    """Return the items, parted so that most of them have their fields in one order.

    Where one lacks its title, the title of the next would be taken for its own, and so on to the
    end. A résumé mostly has all its positions in one order; so a field may always begin an item.
    """
    if Tag.COMPANY not in tags:
        return _grouped(reading, own, bodies, None)
    choices = [_grouped(reading, own, bodies, leader) for leader in (None, *tags)]
    return min(choices, key=lambda items: _cost(items, tags))


def _cost(items: Sequence[Item], tags: Sequence[Tag]) -> int:
    """Return how unlikely a parting is: by disorder, by the number of items, and of mere dates."""
    bare = sum(set(item.parts) == {Tag.WORK_DATES} for item in items)
    return _DISORDERLY * _disorder(items, tags) + len(items) + _BARE * bare


def _disorder(items: Sequence[Item], tags: Sequence[Tag]) -> int:
    """Return how many pairs of fields stand in another order than most of their kind."""
    count = 0
    for one, other in combinations(tags, 2):
        both = [item.parts for item in items if one in item.parts and other in item.parts]
        before = sum(parts[one].first < parts[other].first for parts in both)
        count += min(before, len(both) - before)
    return count


def _grouped(
    reading: Reading, own: Sequence[Tagged], bodies: Sequence[bool], leader: Tag | None
) -> list[Item]:
    items: list[Item] = []
    for one in own:
        line = reading.tokens[one.first].line
        leads = one.tag is leader
        if items and not leads and not _begins(items[-1], one, line, bodies):
            items[-1].parts[one.tag] = one
            items[-1].last_line = line
        else:
            items.append(Item({one.tag: one}, line, line))
    return items


def _weak(item: Item) -> Tagged | None:
    """Return the only mention of an item, if it is too improbable to be one."""
    if len(item.parts) > 1:
        return None
    (only,) = item.parts.values()
    return only if only.probability < _ALONE.get(only.tag, 0.0) else None


def _begins(item: Item, one: Tagged, line: int, bodies: Sequence[bool]) -> bool:
    between = bodies[item.last_line + 1 : line]
    return one.tag in item.parts or len(between) > _FAR or sum(between) >= _FEW


def _with_companies(items: list[Item]) -> list[Item]:
    """Give titles that stand under a company of their own group that company."""
    leads = sum(_leads_with_company(item) for item in items)
    if leads * 2 <= len([item for item in items if Tag.COMPANY in item.parts]):
        return items
    company: Tagged | None = None
    for item in items:
        company = item.parts.get(Tag.COMPANY, company)
        if Tag.COMPANY not in item.parts and Tag.TITLE in item.parts and company is not None:
            item.borrowed = {Tag.COMPANY: company}
    return items


def _leads_with_company(item: Item) -> bool:
    company, title = item.parts.get(Tag.COMPANY), item.parts.get(Tag.TITLE)
    return company is not None and (title is None or company.first < title.first)


def without_conflicts(mentions: Sequence[Tagged]) -> list[Tagged]:
    """Return the mentions in order; of two that overlap, the more probable one."""
    taken: set[int] = set()
    kept: list[Tagged] = []
    for one in sorted(mentions, key=lambda tagged: (-tagged.probability, tagged.first)):
        places = set(range(one.first, one.stop))
        if not places & taken:
            taken |= places
            kept.append(one)
    return sorted(kept, key=lambda tagged: tagged.first)


def grouped(mentions: Sequence[Tagged]) -> Mapping[Tag, list[Tagged]]:
    """Return the mentions by field."""
    found: dict[Tag, list[Tagged]] = {tag: [] for tag in Tag}
    for one in mentions:
        found[one.tag].append(one)
    return found
