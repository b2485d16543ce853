"""What is a name: in a line of a résumé, in the name of its file, in an e-mail address.

Guarantees: a name has letters, dots, hyphens and apostrophes alone; it comes without titles,
degrees and professions, and as people write it, also where the line is all in capitals.
"""

import re
import unicodedata
from typing import Final

from rolecall.domains.imports.rules.headers import bare
from rolecall.domains.imports.rules.vocabulary import (
    DEGREES,
    DOCUMENTS,
    NO_NAME,
    NOISE,
    PARTICLES,
    SHARED_MAILBOXES,
    TITLES,
)

_FEWEST, _MOST = 2, 5
_LONGEST: Final = 60
_SHORTEST_PART: Final = 3
_BREAK: Final = re.compile(r"\s*[|•·●▪◆►/\t–—]\s*|\s+-\s+|\s{3,}|\s*\(")
_SPACED: Final = re.compile(r"(?:[^\W\d_] ){3,}[^\W\d_]")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[.'’`-][^\W\d_]+)*\.?")
_CASELESS: Final = "Lo"
_SPELT_OUT: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"}
)
_MONTH: Final = re.compile(
    r"(?<![^\W\d_])(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-zä]*[\s_.-]*\d{2,4}",
    re.IGNORECASE,
)
_CONTACT: Final = re.compile(r"\S*@|https?:|\bwww\.|[(+]?\d[\d\s()./-]{7,}")
_EXTENSION: Final = re.compile(r"\.[A-Za-z0-9]{1,5}\Z")
_DOCUMENT_OF: Final = re.compile(
    r"(?:von|of|de|di|del|van|for|für|pour|para|per)\s+", re.IGNORECASE
)


def name_in_line(line: str, *, alone: bool = False) -> str:
    """Return the name that a line is, nothing if it is none. `alone` takes a single word, too."""
    text = _collapsed(_without_document(_CONTACT.split(line, maxsplit=1)[0].strip(" ,;:")))
    text = _turned(_BREAK.split(text, maxsplit=1)[0].strip())
    words = _without_titles(text.split())
    if not (1 if alone else _FEWEST) <= len(words) <= _MOST or len(" ".join(words)) > _LONGEST:
        return _caseless(words)
    if not all(_WORD.fullmatch(word) for word in words) or not _is_cased(words):
        return ""
    known = [bare(word) for word in words]
    if any(word in NO_NAME for word in known) or " ".join(known) in NO_NAME:
        return ""
    return " ".join(_written(words))


def name_in_file_name(file_name: str) -> str:
    """Return the name in the name of a file such as `Jane_Doe_CV.pdf`, nothing if it has none."""
    stem = _EXTENSION.sub("", file_name)
    stem = unicodedata.normalize("NFKC", stem).replace("+", " ").replace("%20", " ")
    parted = re.sub(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])", " ", stem)
    turned = re.search(r"([^\W\d_]{2,})\s*,\s*([^\W\d_]{2,})", parted)
    if turned:
        parted = f"{turned[2]} {turned[1]}"
    parted = _MONTH.sub(" ", parted)
    words = [one for one in re.split(r"[\s_.,;()\[\]&–—]+|(?<=\w)-(?=\w)", parted) if one]
    words = [one.strip("-'") for one in words if not any(sign.isdigit() for sign in one)]
    words = [one for one in words if one]
    kept = [
        one
        for place, one in enumerate(words)
        if bare(one) not in NOISE or (one in PARTICLES and 0 < place < len(words) - 1)
    ]
    is_name = (
        _FEWEST <= len(kept) <= _MOST - 1
        and all(_WORD.fullmatch(one) for one in kept)
        and not any(bare(one) in NO_NAME for one in kept)
        and sum(len(one) > 1 for one in kept) > 1
    )
    if not is_name:
        return ""
    cased = [one if one[0].isupper() or one in PARTICLES else one.capitalize() for one in kept]
    return " ".join(_written(cased))


def name_in_email(address: str) -> str:
    """Return the name in an address such as `jane.doe@example.com`, nothing if it has none."""
    local = address.partition("@")[0].partition("+")[0]
    words = [re.sub(r"\d+\Z", "", one) for one in re.split(r"[._-]+", local)]
    words = [one for one in words if one]
    if not _FEWEST <= len(words) <= _MOST - 1 or not all(one.isalpha() for one in words):
        return ""
    is_shared = any(one.casefold() in SHARED_MAILBOXES for one in words)
    if is_shared or all(len(one) == 1 for one in words):
        return ""
    return " ".join(one.capitalize() if one not in PARTICLES else one for one in words)


def is_spoken_by(address: str, name: str) -> bool:
    """Tell whether an address has a part of a name in it: `jdoe@`, `jane.d@`, `doe99@`."""
    local = _plain(address.partition("@")[0])
    spelt = {*parts_of(name), *parts_of(name.casefold().translate(_SPELT_OUT))}
    return any(len(part) >= _SHORTEST_PART and part in local for part in spelt)


def parts_of(name: str) -> set[str]:
    """Return the words of a name in the form in which they are compared."""
    return {_plain(word) for word in re.split(r"[\s-]+", name) if len(word) > 1}


def _plain(text: str) -> str:
    """Return letters as addresses write them: without accents, `ü` as `u`, `ß` as `ss`."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("ø", "o").replace("ł", "l"))
    return "".join(one for one in folded if one.isalpha() and not unicodedata.combining(one))


def _without_document(line: str) -> str:
    """Return what stands beside “Curriculum vitae” in a line, nothing where that is all of it."""
    for words in DOCUMENTS:
        found = re.match(rf"{re.escape(words)}\b[\s:|,–—-]*", line, re.IGNORECASE)
        if found:
            return _DOCUMENT_OF.sub("", line[found.end() :], count=1)
        found = re.search(rf"[\s:|,–—-]+{re.escape(words)}\Z", line, re.IGNORECASE)
        if found:
            return re.sub(r"['’]s\Z", "", line[: found.start()])
    return line


def _collapsed(text: str) -> str:
    """Return letters that are set apart (`J A N E  D O E`) as words."""
    if not _SPACED.search(text):
        return text
    return " ".join(re.sub(r"\s", "", word) for word in re.split(r"\s{2,}", text))


def _turned(text: str) -> str:
    """Return “Doe, Jane” the other way round, and “Jane Doe, RN” without what is behind."""
    first, comma, rest = text.partition(",")
    if not comma:
        return text
    behind = rest.split(",")[0].strip()
    is_given = bool(behind) and all(
        _WORD.fullmatch(word) and bare(word) not in DEGREES | NO_NAME and len(word) > 1
        for word in behind.split()
    )
    family = [word for word in first.split() if word.casefold() not in PARTICLES]
    if is_given and len(family) == 1 and len(behind.split()) < _FEWEST + 1:
        return f"{behind} {first.strip()}"
    return first.strip()


def _without_titles(words: list[str]) -> list[str]:
    while len(words) > _FEWEST and bare(words[0]) in TITLES:
        words = words[1:]
    while len(words) > _FEWEST and bare(words[-1]) in DEGREES:
        words = words[:-1]
    return words


def _is_cased(words: list[str]) -> bool:
    """Tell whether words begin like those of a name; scripts without capitals have to be short."""
    return all(
        word[0].isupper() or word in PARTICLES or unicodedata.category(word[0]) == _CASELESS
        for word in words
    ) and not all(word in PARTICLES for word in words)


def _caseless(words: list[str]) -> str:
    """Return a name of two to four signs that is written without a blank, as in Chinese."""
    if len(words) != 1 or not 2 <= len(words[0]) <= 4:  # noqa: PLR2004 - as the sentence says
        return ""
    is_han = all("CJK UNIFIED" in unicodedata.name(one, "") for one in words[0])
    return words[0] if is_han and words[0] not in NO_NAME else ""


def _written(words: list[str]) -> list[str]:
    """Return the words as people write them, where they were all in capitals."""
    if not all(word.isupper() for word in words if len(word) > 1) or not any(
        len(word) > 1 for word in words
    ):
        return words
    return [
        word.lower()
        if place and word.lower() in PARTICLES
        else re.sub(r"[^\W\d_]+", lambda found: found[0].capitalize(), word)
        for place, word in enumerate(words)
    ]
