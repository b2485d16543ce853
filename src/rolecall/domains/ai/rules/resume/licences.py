"""Licences to practise: type, state, number, expiry, compact.

A licence is a line that names a type, and stands under a heading of licences or says that it is
one.
States are those of the United States, by name or by postal abbreviation (USPS Publication 28);
`compact` is the Nurse Licensure Compact's multistate licence (nursecompact.com) and its siblings.

Guarantees: a number is never a date, and holds at least four digits; nothing that the line does not
say is filled in: a licence without the word `compact` is not called a single-state one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from rolecall.domains.ai.contracts import Licence, Span, Value
from rolecall.domains.ai.rules.resume.dates import Period
from rolecall.domains.ai.rules.resume.headings import Section
from rolecall.domains.ai.rules.resume.lexicon import STATES
from rolecall.domains.ai.rules.resume.reading import Reading
from rolecall.domains.ai.rules.resume.text import Line
from rolecall.domains.ai.rules.resume.values import date_value

_TYPES: Final = (
    r"advanced practice registered nurse|family nurse practitioner|registered nurse|"
    r"licensed practical nurse|licensed vocational nurse|"
    r"certified nursing assistant|certified nurse midwife|certified registered nurse anesthetist|"
    r"nurse practitioner|clinical nurse specialist|"
    r"physical therapist assistant|physical therapist|occupational therapy assistant|"
    r"occupational therapist|respiratory therapist|"
    r"registered respiratory therapist|speech[- ]language pathologist|radiologic technologist|"
    r"physician assistant|physician|pharmacist|"
    r"pharmacy technician|dental hygienist|dentist|licensed clinical social worker|"
    r"clinical social worker|social worker|psychologist|"
    r"paramedic|emergency medical technician|medical technologist|dietitian|surgical technologist|"
    r"gesundheits- und krankenpfleger(?:in)?|pflegefachfrau|pflegefachmann|approbation als arzt|"
    r"approbation als ärztin|approbation|"
    r"enfermer[ao]|m[ée]dic[ao]|infirmi[eè]re?|m[ée]decin|"
    r"APRN|FNP|RN|LPN|LVN|CNA|CNM|CRNA|NP|PTA|PT|COTA|OT|RRT|CRT|SLP|PA-C|RPh|LCSW|LMSW|EMT-P|"
    r"EMT-B|EMT|RDH|RT\(R\)"
)
_TYPE: Final = re.compile(rf"(?<![\w-])(?:{_TYPES})(?![\w])", re.IGNORECASE)
_LONG: Final = 16
_SHORT_TYPE: Final = re.compile(r"[A-Za-z()-]{2,5}")
_SAYS_LICENCE: Final = re.compile(
    r"\blicen[sc](?:e|es|ed|ure)\b|\blic\b|\bcompact\b|\bmultistate\b|\bapprobation\b|"
    r"\bberufserlaubnis\b|\bcolegiad[ao]\b|\bRPPS\b|\bADELI\b",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    r"(?:licen[sc]e|lic|registration|reg|colegiad[ao]|numero|n[úu]m|nr|no|n[°º]|#|number|rpps|"
    r"adeli)[\s.:#°º]*(?:no|nr|number|#)?[\s.:#]*"
    r"(?P<number>[A-Z]{0,4}[- .]?\d[\d-]{3,14}[A-Z]?)(?![\w/])",
    re.IGNORECASE,
)
_BARE_NUMBER: Final = re.compile(r"(?<![\w/.$-])(?P<number>[A-Z]{0,4}-?\d{5,11})(?![\w/-])")
_COMPACT: Final = re.compile(r"\b(?:compact|multi-?state|e?NLC)\b", re.IGNORECASE)
_NOT_COMPACT: Final = re.compile(r"\b(?:non-?compact|not compact|single[- ]state)\b", re.IGNORECASE)
_EXPIRY: Final = re.compile(
    r"(?:exp(?:\b|ires?\b|iry\b|iration\b)|valid\b|good through|renew\w*|until\b|through\b|"
    r"g[üu]ltig\b|bis\b|v[aá]lid[ao]\b|vence\b|caduca\b|vigente\b|"
    r"expire\b|valable\b|jusqu)",
    re.IGNORECASE,
)
_STATE_CODE: Final = re.compile(
    rf"(?<![\w.])(?:{'|'.join(code.upper() for code in STATES)})(?![\w.])"
)
_STATE_NAME: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(STATES.values(), key=len, reverse=True))})(?!\w)", re.IGNORECASE
)
_HISTORY: Final = frozenset({Section.WORK, Section.EDUCATION, Section.PROJECTS})
"""Where a licensed profession is a title: there a licence has a number."""
_CODES: Final = {name: code.upper() for code, name in STATES.items()}


def licences_in(reading: Reading) -> list[Licence]:
    """Return the licences of a résumé, in its order."""
    return list(_licences(reading))


def _licences(reading: Reading) -> Iterator[Licence]:
    for at, line in enumerate(reading.lines):
        place = reading.places[at]
        listed = place.section is Section.LICENCES and not place.is_heading
        if not (listed or (_SAYS_LICENCE.search(line.text) and not _is_prose(line))):
            continue
        for start, end in _parts(line):
            found = _licence(reading, (start, end), listed=listed)
            if found is not None and (listed or found.number or place.section not in _HISTORY):
                yield found


def _is_prose(line: Line) -> bool:
    return len(line.text.split()) > _LONG


def _parts(line: Line) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line that may each be a licence: cut where a further type begins."""
    types = [found.start() for found in _TYPE.finditer(line.text) if _is_type(found)]
    cuts = [0]
    for before, start in pairwise(types):
        # “RN, Registered Nurse” is one; what has a state or a number in between are two.
        between = line.text[before:start]
        cut = max(between.rfind(sign) for sign in ";|•,")
        if (
            cut > 0
            and (_STATE_CODE.search(between) or _STATE_NAME.search(between))
            and ";" in between
        ):
            cuts.append(before + cut + 1)
    for start, end in zip(cuts, [*cuts[1:], len(line.text)], strict=True):
        yield line.start + start, line.start + end


def _licence(reading: Reading, part: tuple[int, int], *, listed: bool) -> Licence | None:
    start, end = part
    shown = reading.text[start:end]
    kind = next((found for found in _TYPE.finditer(shown) if _is_type(found)), None)
    state = _state(shown, start)
    number = _number(reading, part, kind, listed=listed)
    if kind is None or (state is None and number is None and not listed):
        return None
    return Licence(
        type=_value(reading, start + kind.start(), start + kind.end()),
        state=state,
        number=number,
        expires=expiry_in(reading, start, end),
        is_compact=_compact(shown),
    )


def _is_type(found: re.Match[str]) -> bool:
    # Short forms are words of other languages in small letters.
    return found[0].isupper() or not _SHORT_TYPE.fullmatch(found[0]) or found[0] == "RPh"


def _value(reading: Reading, start: int, end: int) -> Value:
    quote = reading.text[start:end]
    return Value(value=" ".join(quote.split()), quote=quote, span=Span(start, end))


def _state(shown: str, offset: int) -> Value | None:
    found = _STATE_NAME.search(shown) or _STATE_CODE.search(shown)
    if found is None:
        return None
    code = _CODES.get(found[0].casefold(), found[0].upper())
    span = Span(offset + found.start(), offset + found.end())
    return Value(value=code, quote=found[0], span=span)


def _number(
    reading: Reading, part: tuple[int, int], kind: re.Match[str] | None, *, listed: bool
) -> Value | None:
    start, end = part
    shown = reading.text[start:end]
    candidates = list(_NUMBER.finditer(shown))
    if listed or kind is not None:
        candidates += _BARE_NUMBER.finditer(shown)
    for found in candidates:
        place = (start + found.start("number"), start + found.end("number"))
        if not any(one.start < place[1] and place[0] < one.end for one in reading.periods):
            return _value(reading, *place)
    return None


def expiry_in(reading: Reading, start: int, end: int) -> Value | None:
    """Return the date until which something holds, by the words before a date in this part."""
    date = expiry_period(reading.text, reading.periods, start, end)
    return date_value(reading, date.last, None) if date is not None else None


def expiry_period(text: str, periods: Sequence[Period], start: int, end: int) -> Period | None:
    """Return the period whose end is an expiry."""
    place = start
    for period in periods:
        if start <= period.start < end:
            if _EXPIRY.search(text[place : period.start]) or not period.is_single:
                return period
            place = period.end
    return None


def _compact(shown: str) -> bool | None:
    if _NOT_COMPACT.search(shown):
        return False
    return True if _COMPACT.search(shown) else None
