"""Who a résumé is of: name, e-mail address, phone number and links, by rules.

`identify` is all that imports know of reading a résumé, so that something that understands more can
take its place. It says of each thing how certain it is and where it was.

Guarantees: an address or a number below a heading of references is never the person's; a line that
is a heading, a profession or a place by one of the words below is never a name; what nothing else
supports is called a guess.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from rolecall.domains.imports.contracts import Certainty, Found, FoundIn, Identified
from rolecall.domains.imports.rules.headers import bare
from rolecall.domains.imports.rules.naming import (
    is_spoken_by,
    name_in_email,
    name_in_file_name,
    name_in_line,
    parts_of,
)
from rolecall.domains.imports.rules.vocabulary import LABELS, REFERENCES
from rolecall.kernel.email_addresses import is_address, normalise_email

_TOP: Final = 14
"""Lines in which a name is looked for."""
_LONGEST_TEXT, _LONGEST_LINE = 50_000, 1_000
_LONGEST_HEADING: Final = 40
_LONGEST_LABELLED, _WORDS_OF_LABEL = 90, 6
_EMAIL: Final = re.compile(
    r"[^\s<>()\[\],;:|\"“”‘@]{1,64}@[^\s<>()\[\],;:|\"“”’@]{1,180}\.[^\s<>()\[\],;:|\"“”’@.]{2,60}"
)
_HIDDEN_AT: Final = re.compile(r"\s*[(\[{]\s*(?:at|ät|arroba|@)\s*[)\]}]\s*", re.IGNORECASE)
_HIDDEN_DOT: Final = re.compile(r"\s*[(\[{]\s*(?:dot|punkt|punto|\.)\s*[)\]}]\s*", re.IGNORECASE)
_NUMBER: Final = re.compile(r"(?<![\w/@.+-])(?:\+|00)?\(?\d[\d\s()./–-]{5,24}\d(?![\w@])")
_PHONE_LABEL: Final = re.compile(
    r"(?:\b(?:tel|tél|telefon|telephone|téléphone|teléfono|telefono|telefone|telefoon|phone|mobile?|"
    r"mobil|mobiel|handy|cell|cellphone|cellulare|celular|móvil|movil|portable|gsm|whatsapp|ph|m|t|"
    r"p|телефон|тел|τηλ|電話|手机|电话)\b\.?(?:\s*(?:no|nr|number|nummer)\b\.?)?\s*[:.]?|[☎✆📞📱])\s*\Z",
    re.IGNORECASE,
)
_NO_PHONE: Final = re.compile(
    r"\b(?:fax|telefax|iban|bic|isbn|vat|ust|nif|dni|nie|ssn|passport|id|no|nr|nummer|number|"
    r"license|licence|lizenz|registration|certificate|plz|zip|npi|pin)\b[^:]{0,12}[:#.]?\s*\Z",
    re.IGNORECASE,
)
_YEARS: Final = re.compile(
    r"(?:\d{1,2}[./-])?(?:19|20)\d\d\s*[–-]\s*(?:\d{1,2}[./-])?(?:19|20)\d\d(?!\d)"
)
_DATE: Final = re.compile(
    r"\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d\d)|(?:19|20)\d\d[./-]\d\d(?:[./-]\d\d)?"
)
_FEWEST_DIGITS, _MOST_DIGITS, _FEWEST_BARE = 7, 15, 9
_LINK: Final = re.compile(
    r"(?:https?://)?(?:[\w-]{1,20}\.)?(?:linkedin\.com/(?:in|pub)|github\.com|gitlab\.com|xing\.com/profile|"
    r"behance\.net|dribbble\.com|orcid\.org|stackoverflow\.com/users|kaggle\.com)/[^\s|,;()<>\"]{1,200}",
    re.IGNORECASE,
)
_MOST_LINKS: Final = 5


def identify(text: str, file_name: str) -> Identified:
    """Return who a résumé is of, by its text and the name of its file."""
    known = unicodedata.normalize("NFKC", text[:_LONGEST_TEXT])
    lines = [line[:_LONGEST_LINE].strip() for line in known.split("\n")]
    lines = list(_own([line for line in lines if line]))
    emails = list(_emails(lines))
    name = _name(lines, file_name, emails)
    email = _email(emails, name)
    if name is None and email is not None:
        guessed = name_in_email(email.value)
        name = Found(guessed, Certainty.GUESSED, FoundIn.EMAIL) if guessed else None
    return Identified(
        name=name, email=email, phone=_phone(lines), links=tuple(_links(lines))[:_MOST_LINKS]
    )


def _own(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines above those that name other people."""
    for place, line in enumerate(lines):
        if place and len(line) <= _LONGEST_HEADING and bare(line) in REFERENCES:
            return
        yield line


def _emails(lines: Sequence[str]) -> Iterator[str]:
    seen: set[str] = set()
    for line in lines:
        shown = _HIDDEN_DOT.sub(".", _HIDDEN_AT.sub("@", line))
        shown = re.sub(r"(?<=\w) ?@ ?(?=\w)", "@", shown)
        for found in _EMAIL.findall(shown):
            address = found.removeprefix("mailto").strip(".'’`*•·/_-").lstrip("+")
            if is_address(address) and normalise_email(address) not in seen:
                seen.add(normalise_email(address))
                yield address


def _email(emails: Sequence[str], name: Found | None) -> Found | None:
    if not emails:
        return None
    if name is not None:
        for one in emails:
            if is_spoken_by(one, name.value):
                return Found(one, Certainty.SURE, FoundIn.TEXT)
    # Nothing tells several apart: a person's own address mostly stands above all others.
    certainty = Certainty.LIKELY if len(emails) == 1 else Certainty.GUESSED
    return Found(emails[0], certainty, FoundIn.TEXT)


def _name(lines: Sequence[str], file_name: str, emails: Sequence[str]) -> Found | None:
    labelled = _labelled(lines)
    if labelled:
        return Found(labelled, Certainty.SURE, FoundIn.LABEL)
    of_file = name_in_file_name(file_name)
    at_top = [found for line in lines[:_TOP] if (found := name_in_line(line))]
    for one in at_top:
        if any(is_spoken_by(email, one) for email in emails) or _agree(one, of_file):
            return Found(one, Certainty.SURE, FoundIn.TOP)
    if of_file and any(is_spoken_by(email, of_file) for email in emails):
        return Found(of_file, Certainty.LIKELY, FoundIn.FILE_NAME)
    if at_top:
        is_first = bool(lines) and any(name_in_line(line) == at_top[0] for line in lines[:2])
        return Found(at_top[0], Certainty.LIKELY if is_first else Certainty.GUESSED, FoundIn.TOP)
    if of_file:
        return Found(of_file, Certainty.GUESSED, FoundIn.FILE_NAME)
    return None


def _agree(one: str, other: str) -> bool:
    """Tell whether two names have two parts in common."""
    return len(parts_of(one) & parts_of(other)) > 1


def _labelled(lines: Sequence[str]) -> str:
    """Return the name that stands behind a label, or behind labels of its parts."""
    parts: dict[str, str] = {}
    for place, line in enumerate(lines):
        label, value = _parted(line)
        kind = LABELS.get(label)
        if kind is None:
            continue
        if not value and place + 1 < len(lines):
            value = lines[place + 1]
        if found := name_in_line(value, alone=True):
            parts.setdefault(kind, found)
    whole, first, last = (parts.get(kind, "") for kind in ("whole", "first", "last"))
    # “Name: Doe” beside “First name: Jane” is the family name.
    last = last or ("" if " " in whole else whole)
    if first and last:
        return f"{first} {last}"
    return next((one for one in (whole, first, last) if " " in one or _is_han(one)), "")


def _is_han(name: str) -> bool:
    return bool(name) and name == name.upper() == name.lower()


def _parted(line: str) -> tuple[str, str]:
    """Return a label and what stands behind it, with a colon between them or without."""
    found = re.match(r"([^:\t]{2,40}?)\s*[:\t]\s*(.*)", line)
    if found:
        return bare(found[1]), found[2]
    words = line[:_LONGEST_LABELLED].split()
    for count in range(min(len(words), _WORDS_OF_LABEL), 0, -1):
        label = bare(" ".join(words[:count]))
        if label in LABELS:
            return label, " ".join(words[count:])
    return "", ""


def _phone(lines: Sequence[str]) -> Found | None:
    """Return the first number behind a label, else the first with a country, else one on top."""
    best: tuple[int, Found] | None = None
    for place, line in enumerate(lines):
        shown = _EMAIL.sub(" ", _LINK.sub(" ", line))
        for found in _NUMBER.finditer(shown):
            number = found[0].strip(" .-–/")
            rank = _rank_of(shown[: found.start()], number, place)
            if rank is not None and (best is None or rank < best[0]):
                certainty = (Certainty.SURE, Certainty.LIKELY, Certainty.GUESSED)[rank]
                where = FoundIn.LABEL if rank == 0 else FoundIn.TEXT
                best = rank, Found(" ".join(number.split()), certainty, where)
    return best[1] if best else None


def _rank_of(before: str, number: str, place: int) -> int | None:
    """Return how well a number is known to be a phone number (0 best), None if it is none."""
    digits = "".join(one for one in number if one.isdecimal())
    if not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS:
        return None
    if _YEARS.search(number) or _DATE.fullmatch(number):
        return None
    if _PHONE_LABEL.search(before):
        return 0
    if _NO_PHONE.search(before):
        return None
    if number.startswith(("+", "00", "(+")):
        return 1
    return 2 if place < _TOP and len(digits) >= _FEWEST_BARE else None


def _links(lines: Sequence[str]) -> Iterator[str]:
    seen: set[str] = set()
    for line in lines:
        for found in _LINK.findall(line):
            link = found.rstrip("./)")
            bare = re.sub(r"\Ahttps?://(?:www\.)?|\Awww\.", "", link.casefold())
            if bare not in seen:
                seen.add(bare)
                yield link
