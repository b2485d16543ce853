"""E-mail addresses, phone numbers and links, by patterns.

Guarantees: an address is one that can receive mail by its form; a phone number has as many digits
as its country allows, is neither a date nor a part of a longer number, and is given in E.164, or in
its digits alone where its country is not known; whatever stands inside an address or a link is
neither a number nor a link of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import phonenumbers
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher

from rolecall.domains.ai.contracts import Span, Value
from rolecall.domains.ai.rules.resume.countries import FALLBACK, country_of
from rolecall.kernel.email_addresses import is_address

_EMAIL: Final = re.compile(
    r"(?<![\w.+-])[\w.+'-]{1,64}\s?@\s?(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,6}[^\W\d_]{2,24}(?![\w@])"
)
_HIDDEN_EMAIL: Final = re.compile(
    r"(?<![\w.+-])(?P<who>[\w.+-]{1,64})\s?[(\[{]\s?(?:at|ät|arroba|@)\s?[)\]}]\s?"
    r"(?P<where>[\w-]{1,63}(?:(?:\.|\s?[(\[{]\s?(?:dot|punkt|punto|point|"
    r"\.)\s?[)\]}]\s?)[\w-]{2,63}){1,4})",
    re.IGNORECASE,
)
_DOT: Final = re.compile(r"\s?[(\[{]\s?(?:dot|punkt|punto|point|\.)\s?[)\]}]\s?", re.IGNORECASE)
_LINK: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]{}|\"“”,]{3,300}"
    r"|(?<![\w@./-])(?:[\w-]{1,63}\.){1,3}(?:com|net|org|io|dev|me|edu|gov|de|co\.uk|uk|fr|es|ca|"
    r"in|ai|app|design|info|us|eu|ch|at)"
    r"/[\w~@:?&=%+#./-]{1,200}"
    r"|(?<![\w@./-])[\w-]{2,63}(?:\.[\w-]{2,63}){0,2}\.(?:com|net|org|io|dev|me|design|"
    r"portfolio)(?![\w@.-])",
    re.IGNORECASE,
)
_NO_LINK: Final = re.compile(
    r"(?:asp|vb|ado|\w*soft)\.net|(?:node|react|vue|next|express|angular|d3|three|backbone|"
    r"socket)\.(?:js|io)",
    re.IGNORECASE,
)
_END: Final = ".,;:!?'’*)]}>"
_TOP: Final = 1_500
"""Characters from the beginning in which a link without `www` or a path is taken as one."""
_SHORTEST_LINK: Final = 6
_FEWEST_DIGITS: Final = 7
_NO_PHONE: Final = re.compile(
    r"\b(?:fax|fx|telefax|iban|bic|isbn|issn|doi|vat|ust|nif|dni|nie|ssn|passport|pass ?port|npi|"
    r"license|licence|"
    r"lizenz|registration|certificate|cert|zip|pin|gpa|id|nr|no|#)\b[^:\n\d]{0,14}[:#.]{0,2}\s*\Z",
    re.IGNORECASE,
)
_PHONE_LABEL: Final = re.compile(
    r"(?:(?:tel|phone|mobil|cell|handy|movil|móvil|telef|\bph|contact|call|whatsapp)[^\n:]{0,14}[:.#]?"
    r"|\b[mthcp]\b[.:]?)\s*\Z",
    re.IGNORECASE,
)
_LABELLED: Final = re.compile(
    r"(?<!\w)(?:tel|phone|telephone|mobile|mob|cell|handy|telefon|movil|móvil|teléfono|telefono|"
    r"tél|portable|ph|whatsapp|[tmpc])(?:\s?(?:no|nr|number)\b)?\.?\s?[:#]\s*"
    r"(?P<number>[+(]{0,2}\d[\d ()./-]{5,22}\d)(?!\w)",
    re.IGNORECASE,
)
"""A label that speaks of phones, a colon, and what looks like a number."""
_MOST_DIGITS: Final = 15
_LOCAL: Final = phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY
"""It lacks its area code: with a country before it, it would be somebody else's number."""
_NORTH_AMERICA: Final = frozenset({FALLBACK, "CA"})
_ABROAD: Final = re.compile("0(?!0|11)")
"""No number in North America begins so: its country is another, and is not known."""
_FAX_BEHIND: Final = re.compile(r"[^\S\n]*\([^\S\n]*(?:fx|fax|telefax)\b", re.IGNORECASE)
_PLAIN_YEARS: Final = re.compile(r"(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Contacts:
    """What a text says about how to reach somebody, in the order of the text."""

    emails: tuple[Value, ...]
    phones: tuple[Value, ...]
    links: tuple[Value, ...]

    @property
    def spans(self) -> Iterator[Span]:
        """All places."""
        for values in (self.emails, self.links, self.phones):
            for one in values:
                yield one.span


def contacts_in(text: str, periods: Sequence[tuple[int, int]]) -> Contacts:
    """Return the addresses, links and numbers of a text, given where its dates are."""
    emails = list(_emails(text))
    hidden = _without(text, [one.span for one in emails])
    links = list(_links(hidden))
    hidden = _without(hidden, [one.span for one in links])
    phones = list(_phones(hidden))
    phones += _labelled(hidden, [one.span for one in phones])
    phones = [one for one in phones if not _is_date(one.span, periods)]
    phones.sort(key=lambda one: one.span)
    return Contacts(tuple(emails), tuple(phones), tuple(links))


def _is_date(span: Span, periods: Sequence[tuple[int, int]]) -> bool:
    """Tell whether most of a number is a date or a period."""
    shared = sum(max(0, min(end, span.end) - max(start, span.start)) for start, end in periods)
    return shared * 2 > span.end - span.start


def _without(text: str, spans: Sequence[Span]) -> str:
    """Return the text with blanks at some places, so that all others stay."""
    pieces, place = [], 0
    for span in sorted(spans):
        pieces += [text[place : span.start], "¤" * (span.end - span.start)]
        place = span.end
    return "".join([*pieces, text[place:]])


def _emails(text: str) -> Iterator[Value]:
    if "@" in text:
        for found in _EMAIL.finditer(text):
            address = "".join(found[0].split()).strip(".'-")
            if is_address(address):
                yield _value(address, found)
    for found in _HIDDEN_EMAIL.finditer(text):
        address = f"{found['who']}@{_DOT.sub('.', found['where'])}"
        if "@" not in found[0] and is_address(address):
            yield _value(address, found)


def _links(text: str) -> Iterator[Value]:
    for found in _LINK.finditer(text):
        link = found[0].rstrip(_END)
        is_bare = not re.match(r"https?://|www\.", link, re.IGNORECASE) and "/" not in link
        if (
            _NO_LINK.fullmatch(link)
            or (is_bare and found.start() > _TOP)
            or len(link) < _SHORTEST_LINK
        ):
            continue
        span = Span(found.start(), found.start() + len(link))
        yield Value(value=link, quote=link, span=span)


def _phones(text: str) -> Iterator[Value]:
    seen: set[tuple[str, int]] = set()
    country = country_of(text)
    for found in PhoneNumberMatcher(text, country, leniency=Leniency.POSSIBLE, max_tries=2_000):
        if phonenumbers.is_possible_number_with_reason(found.number) == _LOCAL:
            continue
        number = phonenumbers.format_number(found.number, PhoneNumberFormat.E164)
        digits = "".join(one for one in found.raw_string if one.isdigit())
        if country in _NORTH_AMERICA and _ABROAD.match(digits) and "+" not in found.raw_string:
            number = digits
        if not _is_phone(text, found.start, found.raw_string):
            continue
        key = (number, found.start)
        if key not in seen:
            seen.add(key)
            span = Span(found.start, found.end)
            yield Value(value=number, quote=text[found.start : found.end], span=span)


def _labelled(text: str, taken: Sequence[Span]) -> Iterator[Value]:
    """Yield what a label calls a phone number, though no country known here has such numbers.

    Its digits are given as they are written, with no country: any would be made up.
    """
    for found in _LABELLED.finditer(text):
        span = Span(*found.span("number"))
        digits = "".join(one for one in found["number"] if one.isdigit() or one == "+")
        is_free = all(span.end <= one.start or one.end <= span.start for one in taken)
        fits = _FEWEST_DIGITS <= len(digits.lstrip("+")) <= _MOST_DIGITS
        if is_free and fits and not _PLAIN_YEARS.search(found["number"]):
            yield Value(value=digits, quote=found["number"], span=span)


def _is_phone(text: str, start: int, raw: str) -> bool:
    digits = sum(one.isdigit() for one in raw)
    if _FAX_BEHIND.match(text, start + len(raw)):
        return False
    if digits < _FEWEST_DIGITS or _PLAIN_YEARS.search(raw):
        return False
    line = text[text.rfind("\n", 0, start) + 1 : start][-40:]
    if _PHONE_LABEL.search(line):
        return True
    if _NO_PHONE.search(line):
        return False
    # Without a label: with a country, or as many digits as numbers with an area code have.
    return raw.startswith(("+", "00", "(+")) or digits >= _FEWEST_DIGITS + 3


def _value(value: str, found: re.Match[str]) -> Value:
    return Value(value=value, quote=found[0], span=Span(found.start(), found.end()))
