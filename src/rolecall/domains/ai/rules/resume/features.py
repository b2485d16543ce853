"""What the taggers see of each token: strings, the same in training and in use.

Nothing that says who somebody is (a list of given names, say) is among them, except the words
themselves, of which rare ones are dropped in training.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rolecall.domains.ai.rules.resume.lexicon import Lexicon, longest_phrases
from rolecall.domains.ai.rules.resume.sections import Place
from rolecall.domains.ai.rules.resume.text import Line, is_body
from rolecall.domains.ai.rules.resume.tokens import Kind, Token

_STEPS: Final = (1, 2, 3, 5, 8, 12, 20, 40)
_LONG: Final = 9
"""Words of a line that is long."""
_EDGE: Final = "<edge>"


@dataclass(frozen=True, slots=True)
class _Sight:
    """A token's own features, made once and looked at by its neighbours."""

    word: str
    shape: str
    kinds: tuple[str, ...]


def features_of(
    tokens: Sequence[Token], lines: Sequence[Line], places: Sequence[Place], lexicon: Lexicon
) -> list[list[str]]:
    """Return the features of each token."""
    sights = _sights(tokens, lexicon)
    by_line: list[list[int]] = [[] for _ in lines]
    for number, token in enumerate(tokens):
        by_line[token.line].append(number)
    flags = [
        _line_flags(line, [(tokens[n], sights[n]) for n in own])
        for line, own in zip(lines, by_line, strict=True)
    ]
    away = _distances([any(tokens[n].kind is Kind.PERIOD for n in own) for own in by_line])
    bodies = _distances([is_body(line) for line in lines])
    found: list[list[str]] = [[] for _ in tokens]
    for at, own in enumerate(by_line):
        shared = _of_line(at, places[at], flags, (away[at], bodies[at]), lines[at])
        cells = _cells(own, tokens, sights)
        for position, number in enumerate(own):
            found[number] = [
                *_of_token(number, sights, tokens),
                *_of_position(position, len(own), cells[position], places[at], flags[at]),
                *shared,
            ]
    return found


def _sights(tokens: Sequence[Token], lexicon: Lexicon) -> list[_Sight]:
    words = [token.plain if token.kind in {Kind.WORD, Kind.SIGN} else _EDGE for token in tokens]
    places = longest_phrases(words, lexicon.places)
    skills = longest_phrases(words, lexicon.skills)
    sights = []
    for token, place, skill in zip(tokens, places, skills, strict=True):
        kinds = lexicon.kinds_of(token.plain) if token.kind is Kind.WORD else []
        if place:
            kinds.append("place")
        if skill:
            kinds.append("skill" if skill == 1 else "skills")
        sights.append(_Sight(_word(token), _shape(token), tuple(kinds)))
    return sights


def _word(token: Token) -> str:
    if token.kind not in {Kind.WORD, Kind.SIGN}:
        return f"<{token.kind}>"
    return "".join("0" if one.isdigit() else one for one in token.plain[:24])


def _shape(token: Token) -> str:
    text = token.text
    if token.kind is not Kind.WORD:
        return str(token.kind)
    if text.isdigit():
        return f"0{min(len(text), 6)}"
    if text.isupper():
        return "A" if len(text) == 1 else "AA"
    if text[0].isupper():
        return "Aa" if text[1:].islower() else "AaA"
    return "a0" if any(one.isdigit() for one in text) else ("a" if text.islower() else "aA")


def _bucket(number: int) -> int:
    return next((step for step in _STEPS if number <= step), 99) if number else 0


def _of_token(number: int, sights: Sequence[_Sight], tokens: Sequence[Token]) -> list[str]:
    own = sights[number]
    found = [
        f"w={own.word}",
        f"s={own.shape}",
        f"p3={own.word[:3]}",
        f"e3={own.word[-3:]}",
        f"e4={own.word[-4:]}",
    ]
    found += [f"k={kind}" for kind in own.kinds]
    line = tokens[number].line
    for step in (-2, -1, 1, 2):
        other = number + step
        if not 0 <= other < len(tokens) or tokens[other].line != line:
            found.append(f"{step}:{_EDGE}")
            continue
        near = sights[other]
        found += [f"{step}:w={near.word}", f"{step}:s={near.shape}"]
        found += [f"{step}:k={kind}" for kind in near.kinds]
        if abs(step) == 1:
            found += [f"{step}:ss={own.shape}/{near.shape}", f"{step}:ww={own.word}/{near.word}"]
    return found


@dataclass(frozen=True, slots=True)
class _Cell:
    """Where in a cell of its line a token stands; cells are what commas, bars and room divide."""

    index: int
    kinds: str
    before: str
    after: str
    position: int
    words: int


def _of_position(position: int, count: int, cell: _Cell, place: Place, flags: str) -> list[str]:
    where = "first" if position == 0 else "last" if position == count - 1 else "in"
    inside = "first" if cell.position == 0 else "last" if cell.position == cell.words - 1 else "in"
    words = min(cell.words, 8)
    return [
        f"pos={where}",
        f"i={min(position, 6)}",
        f"cell={min(cell.index, 4)}",
        f"ck={cell.kinds}",
        f"ck={cell.kinds}/{place.section}",
        f"ck={cell.kinds}/{inside}/{words}",
        f"cw={words}/{inside}/{place.section}",
        f"cw={words}/{place.section}/{flags}",
        f"pc={cell.before}/{cell.kinds}",
        f"nc={cell.kinds}/{cell.after}",
        f"pn={cell.before}/{cell.kinds}/{cell.after}/{inside}",
        f"pn={cell.before}/{cell.kinds}/{cell.after}/{place.section}",
        f"c={min(cell.index, 3)}/{flags}",
        f"c={min(cell.index, 3)}/{flags}/{place.section}",
        f"h={position == 0 and place.is_heading}",
    ]


_DIVIDERS: Final = frozenset({",", "|", "-", "–", "—", ":", ";", "(", ")", "/", "•"})
_CELL_KINDS: Final = ("title", "org", "school", "degree", "place", "state")


def _cells(own: Sequence[int], tokens: Sequence[Token], sights: Sequence[_Sight]) -> list[_Cell]:
    """Return for each token of a line its cell."""
    groups: list[list[int]] = []
    for number in own:
        token = tokens[number]
        divides = token.gap_before or token.text in _DIVIDERS or token.kind is Kind.PERIOD
        if divides or not groups:
            groups.append([])
        groups[-1].append(number)
    kinds = [_EDGE, *(_kinds(group, tokens, sights) for group in groups), _EDGE]
    found = []
    for index, group in enumerate(groups):
        # The sign that divides is not one of the words.
        signs = sum(tokens[number].kind is Kind.SIGN for number in group)
        around = kinds[index + 1], kinds[index], kinds[index + 2]
        found += [
            _Cell(index, *around, position, len(group) - signs)
            for position in range(-min(signs, 1), len(group) - min(signs, 1))
        ]
    return found


def _kinds(group: Sequence[int], tokens: Sequence[Token], sights: Sequence[_Sight]) -> str:
    held = {kind for number in group for kind in sights[number].kinds}
    period = any(tokens[number].kind is Kind.PERIOD for number in group)
    return ("D" if period else ".") + "".join(one[0] if one in held else "." for one in _CELL_KINDS)


def _line_flags(line: Line, own: Sequence[tuple[Token, _Sight]]) -> str:
    """Return a word that says what is in a line."""
    kinds = {kind for _, sight in own for kind in sight.kinds}
    words = [token for token, _ in own if token.kind is Kind.WORD]
    capital = sum(token.text[0].isupper() for token in words)
    return "".join(
        (
            "B" if line.bullet else "",
            "D" if any(token.kind is Kind.PERIOD for token, _ in own) else "",
            "t" if "title" in kinds else "",
            "o" if "org" in kinds else "",
            "u" if "school" in kinds else "",
            "d" if "degree" in kinds else "",
            "p" if "place" in kinds or "state" in kinds else "",
            "C" if words and capital * 3 >= len(words) * 2 else "",
            "L" if len(words) > _LONG else "",
            "." if line.text.endswith(".") else "",
        )
    )


def _distances(with_period: Sequence[bool]) -> list[tuple[int, int]]:
    """Return how many lines above and below the next line with a period is, at most 4."""
    above, below = [], []
    last = 4
    for has in with_period:
        last = 0 if has else min(last + 1, 4)
        above.append(last)
    last = 4
    for has in reversed(with_period):
        last = 0 if has else min(last + 1, 4)
        below.append(last)
    return list(zip(above, reversed(below), strict=True))


def _of_line(
    at: int,
    place: Place,
    flags: Sequence[str],
    distances: tuple[tuple[int, int], tuple[int, int]],
    line: Line,
) -> list[str]:
    away, body = distances
    before = flags[at - 1] if at else _EDGE
    after = flags[at + 1] if at + 1 < len(flags) else _EDGE
    second = flags[at + 2] if at + 2 < len(flags) else _EDGE
    upper, section = line.text.isupper(), place.section
    return [
        f"sec={section}",
        f"sec={section}/{min(place.below, 3)}",
        f"line={_bucket(at)}",
        f"f={flags[at]}",
        f"f={flags[at]}/{section}",
        f"f-1={before}",
        f"f+1={after}",
        f"f+2={second}",
        f"f-1={'B' in before}{'D' in before}/{flags[at]}",
        f"f+1={'B' in after}{'D' in after}/{flags[at]}",
        f"away={away[0]}/{away[1]}",
        f"away={away[0]}/{away[1]}/{section}",
        f"body={body[0]}/{body[1]}",
        f"body={body[0]}/{body[1]}/{away[0]}/{away[1]}",
        f"body={body[0]}/{body[1]}/{section}",
        f"body={body[0]}/{flags[at]}",
        f"body={body[1]}/{flags[at]}",
        f"blank={line.blank_before}",
        f"blank={line.blank_before}/{section}/{flags[at]}",
        f"upper={upper}/{section}",
        f"heading={place.is_heading}",
        f"indent={min(line.indent, 3)}",
    ]
