"""Certificates, with the month until which they hold.

Certificates are what is listed under their heading; elsewhere only those that are known by their
abbreviation, in lines that list things.
"""

import re
from collections.abc import Iterator
from typing import Final

from rolecall.domains.ai.contracts import Certification, Value
from rolecall.domains.ai.rules.resume.headings import Section
from rolecall.domains.ai.rules.resume.licences import expiry_in, expiry_period
from rolecall.domains.ai.rules.resume.reading import Reading
from rolecall.domains.ai.rules.resume.text import Line, folded
from rolecall.domains.ai.rules.resume.values import date_value, value_at

_KNOWN: Final = re.compile(
    r"(?<![\w-])(?:BLS|ACLS|PALS|NRP|NIHSS|TNCC|ENPC|CCRN|PCCN|CEN|CNOR|CMSRN|OCN|RNC-OB|CPI|"
    r"STABLE|AWHONN|CPR|ITIL|PMP|ISTQB|CSM|PRINCE2|CPA|CFA|SHRM-CP|"
    r"CISSP|CCNA|CCNP|MCSE|MCSA|MCP|OCJP|SCJP)(?![\w-])"
)
_CUT: Final = re.compile(r"[,;|•●▪■◦]|\s{3,}|\t")
_TAIL: Final = re.compile(
    r"[\s,(–-]*(?:\(?\s*(?:exp(?:ires|iry|iration|\.)?|valid|issued|expire|g[üu]ltig|"
    r"v[aá]lid[ao]|vence|valable|since|seit)\b.*|"
    r"\(?(?:0?[1-9]|1[0-2])?[/.]?(?:19|20)\d\d\)?)\s*$",
    re.IGNORECASE,
)
_LONGEST, _MOST_WORDS = 120, 14
_OPEN: Final = frozenset({Section.TOP, Section.LICENCES, Section.TRAINING, Section.SKILLS})


def certifications_in(reading: Reading) -> list[Certification]:
    """Return the certificates of a résumé, each once, in its order."""
    found: dict[str, Certification] = {}
    for at, line in enumerate(reading.lines):
        place = reading.places[at]
        if place.section is Section.CERTIFICATIONS:
            begin = line.start + (place.heading_end if place.is_heading else line.bullet)
            named = _listed(reading, line, begin)
        elif place.section in _OPEN and not place.is_heading:
            named = _known(reading, line)
        else:
            continue
        for one in named:
            found.setdefault(folded(one.name.value), one)
    return list(found.values())


def _listed(reading: Reading, line: Line, begin: int) -> Iterator[Certification]:
    if len(line.text.split()) > _MOST_WORDS * 2 or line.text.endswith("."):
        yield from _known(reading, line)
        return
    for start, end in _cells(reading.text, begin, line.end):
        shown = reading.text[start:end]
        tail = _TAIL.search(shown)
        name = value_at(reading.text, start, start + (tail.start() if tail else len(shown)))
        if (
            name is None
            or not any(one.isalpha() for one in name.value)
            or len(name.value) > _LONGEST
        ):
            continue
        if name.value.split()[0].casefold() in {
            "exp",
            "expires",
            "valid",
            "issued",
            "license",
            "licence",
            "and",
        }:
            continue
        yield Certification(
            name=name, issued=_issued(reading, start, end), expires=expiry_in(reading, start, end)
        )


def _cells(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line; what begins with an expiry belongs to the part before."""
    cuts = [begin]
    for found in _CUT.finditer(text, begin, end):
        rest = text[found.end() : end]
        inside = text.count("(", cuts[-1], found.start()) > text.count(")", cuts[-1], found.start())
        if not inside and not re.match(
            r"\s*(?:exp|valid|issued|[\d/.]+|g[üu]ltig|vence|valable)", rest, re.IGNORECASE
        ):
            cuts.append(found.end())
    for start, stop in zip(cuts, [*cuts[1:], end], strict=True):
        if start < stop:
            yield start, stop


def _known(reading: Reading, line: Line) -> Iterator[Certification]:
    for found in _KNOWN.finditer(line.text):
        name = value_at(reading.text, line.start + found.start(), line.start + found.end())
        if name is not None:
            stop = next(
                (place for place in map(line.text.find, ",;|", (found.end(),) * 3) if place >= 0),
                len(line.text),
            )
            yield Certification(
                name=name, expires=expiry_in(reading, line.start + found.end(), line.start + stop)
            )


def _issued(reading: Reading, start: int, end: int) -> Value | None:
    """Return the first date that is not an expiry."""
    expiry = expiry_period(reading.text, reading.periods, start, end)
    for period in reading.periods:
        if start <= period.start < end:
            if period is not expiry:
                return date_value(reading, period.last, None)
            if period.first is not None:
                return date_value(reading, period.first, None)
    return None
