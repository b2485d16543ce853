"""When two values of a field are the same, as the published scorer of the gold set has it.

Each comparison returns 0 to 1; a pair counts from the field's threshold on. What is compared are
words: folded, without accents and signs.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Any

from rolecall.domains.ai.rules.resume.text import listed

Norm = tuple[int, int | None] | str | None
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for word in words.split()
}
_SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
_PRESENT = re.compile(
    r"present|current(?:ly)?|now|today|to ?date|till ?date|till now|until now|ongoing|-+|date"
)
_LEGAL = frozenset(
    listed(
        """
    inc incorporated llc llp ltd limited pvt private corp corporation co company plc gmbh ag
    sa bv pte the of and
    """
    )
)
_TITLES = frozenset(listed("mr mrs ms dr rn bsn msn np lpn md phd mba"))
_ALIASES = {
    "js": "javascript",
    "node": "nodejs",
    "node js": "nodejs",
    "reactjs": "react",
    "react js": "react",
    "angularjs": "angular",
    "angular js": "angular",
    "ms office": "microsoft office",
    "msoffice": "microsoft office",
    "ms excel": "excel",
    "microsoft excel": "excel",
    "ms word": "word",
    "microsoft word": "word",
    "ms powerpoint": "powerpoint",
    "microsoft powerpoint": "powerpoint",
    "postgres": "postgresql",
    "golang": "go",
    "k8s": "kubernetes",
    "emr": "electronic medical records",
    "ehr": "electronic health records",
    "core java": "java",
    "c sharp": "c#",
    "cpp": "c++",
    "plsql": "pl sql",
    "oracle pl sql": "pl sql",
}
_LEVELS = (
    r"\b(?:ph ?d|doctor(?:ate|al)?|d ?sc|dnp|md|pharm ?d|j ?d|dpt|ed ?d)\b",
    (
        r"\b(?:master'?s?|m ?tech|m ?sc|m ?s|m ?a|m ?b ?a|mca|m ?com|m ?e|msn|mph|msw|mha|pg ?dm|"
        r"pgdm|post ?graduat\w*|m ?phil|m ?ed)\b"
    ),
    (
        r"\b(?:bachelor'?s?|b ?tech|b ?sc|b ?s|b ?a|b ?e|bba|bca|b ?com|bsn|bs ?n|b ?ed|be|"
        r"undergraduate|graduation|b ?pharm\w*|llb|bfa)\b"
    ),
    r"\b(?:associate'?s?|a ?a ?s|a ?s|a ?a|adn|asn)\b",
    r"\b(?:diploma|certificate|certification|lpn|lvn|cna|iti|polytechnic)\b",
    (
        r"\b(?:high school|h ?s ?c|s ?s ?c|ssl?c|ged|intermediate|12th|10th|xii?|matriculat\w*|"
        r"cbse|icse|puc|secondary|\+2|hsc|sslc|10 ?\+ ?2)\b"
    ),
)
_PIVOT, _LAST_MONTH, _NATIONAL = 40, 12, 10


def fold(value: object) -> str:
    """Return text without accents and case."""
    shown = unicodedata.normalize("NFKD", str(value or ""))
    return "".join(one for one in shown if not unicodedata.combining(one)).casefold()


def words(value: object) -> list[str]:
    """Return the words of a value."""
    shown = fold(value).replace("&", " and ")
    shown = re.sub(r"[’'`]s\b", "s", shown)
    return re.findall(r"[a-z0-9+#]+", re.sub(r"(?<=\w)\.(?=\w)", "", shown))


def of_organization(value: object) -> list[str]:
    """Return the words of a name, without legal forms unless there is nothing else."""
    return [one for one in words(value) if one not in _LEGAL] or words(value)


def _jaccard(one: Sequence[str], other: Sequence[str]) -> float:
    union = set(one) | set(other)
    return len(set(one) & set(other)) / len(union) if union else 0.0


def _ratio(one: Sequence[str], other: Sequence[str]) -> float:
    return SequenceMatcher(None, " ".join(one), " ".join(other)).ratio()


def text(one: object, other: object, norm: Callable[[object], list[str]] = words) -> float:
    """Compare words, their order and their letters; a part of the other counts from 0.6."""
    left, right = norm(one), norm(other)
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    best = max(_jaccard(left, right), _ratio(left, right))
    small, large = sorted((set(left), set(right)), key=len)
    if small <= large:
        best = max(best, 0.6 + 0.4 * len(small) / len(large))
    return best


def organization(one: object, other: object) -> float:
    """Compare names of employers and schools."""
    return text(one, other, of_organization)


def name(one: object, other: object) -> float:
    """Compare names: first and last word must agree, in any order if all do."""
    left = [word for word in words(one) if word not in _TITLES]
    right = [word for word in words(other) if word not in _TITLES]
    if not left or not right:
        return 0.0
    both_long = len(left) > 1 and len(right) > 1
    ends = both_long and (left[0], left[-1]) == (right[0], right[-1])
    return float(sorted(left) == sorted(right) or ends)


def of_email(value: object) -> str:
    """Return an address for comparison."""
    return fold(value).strip(" .,;<>()").replace("mailto:", "")


def of_phone(value: object) -> str:
    """Return the last ten digits of a number."""
    digits = re.sub(r"\D", "", re.split(r"(?i)\s*(?:ext|x)\.?\s*\d+$", str(value))[0])
    return digits[-_NATIONAL:] if len(digits) >= _NATIONAL else digits


def of_link(value: object) -> str:
    """Return a link without scheme, `www`, query and end."""
    shown = re.sub(r"\s+", "", fold(value))
    return re.sub(r"^https?://(www\.)?|^www\.", "", shown).split("?")[0].rstrip("/.,;)")


def of_skill(value: object) -> str:
    """Return a skill in its usual spelling."""
    shown = re.sub(r"\((?:less than )?\d+\+? years?\)|\(less than 1 year\)", "", fold(value))
    found = re.findall(r"[a-z0-9+#]+", shown.replace(".js", "js").replace("&", " and "))
    kept = " ".join(
        [one for one in found if one not in {"skills", "skill", "and", "of", "the", "in"}] or found
    )
    return _ALIASES.get(kept, kept)


def skill(one: object, other: object) -> float:
    """Compare skills."""
    left, right = of_skill(one), of_skill(other)
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    if " " in left and " " in right:
        return max(_jaccard(left.split(), right.split()), _ratio(left.split(), right.split()))
    return SequenceMatcher(None, left, right).ratio() if min(len(left), len(right)) > 4 else 0.0


def _level(value: object) -> int | None:
    joined, dotless = " ".join(words(value)), fold(value).replace(".", "")
    return next(
        (
            at
            for at, form in enumerate(_LEVELS)
            if re.search(form, joined) or re.search(form, dotless)
        ),
        None,
    )


def degree(one: object, other: object) -> float:
    """Compare degrees: of one level they are nearly the same, of two they are not."""
    best, left, right = text(one, other), _level(one), _level(other)
    if left is None or right is None:
        return best
    if left != right:
        return min(best, 0.5)
    is_short = min(len(words(one)), len(words(other))) <= 2
    return max(best, 0.85) if best >= 0.34 or is_short else best


def location(one: object, other: object) -> float:
    """Compare places: by the first word, or by half of all."""
    left = [word for word in words(one) if not word.isdigit()]
    right = [word for word in words(other) if not word.isdigit()]
    if not left or not right:
        return 0.0
    return float(left[0] == right[0] or _jaccard(left, right) >= 0.5)


def licence(one: Any, other: Any) -> float:
    """Compare licences: state and number must agree where both have them."""
    left, right = ({"type": value} if isinstance(value, str) else value for value in (one, other))
    if left.get("state") and right.get("state") and fold(left["state"]) != fold(right["state"]):
        return 0.0
    if left.get("number") and right.get("number"):
        numbers = {re.sub(r"\W", "", fold(value["number"])) for value in (left, right)}
        return float(len(numbers) == 1)
    return text(left.get("type", ""), right.get("type", ""))


def date(value: object) -> Norm:
    """Return a year and a month, `present`, or None for what is no date."""
    shown = fold(value).strip(" .,()")
    if not shown or _PRESENT.fullmatch(shown):
        return "present" if shown else None
    found = re.match(r"((?:19|20)\d\d)[-/.](\d{1,2})(?:[-/.]\d{1,2})?$", shown)
    if found and 1 <= int(found[2]) <= _LAST_MONTH:
        return int(found[1]), int(found[2])
    if found := re.match(r"(\d{1,2})[-/.](?:(\d{1,2})[-/.])?((?:19|20)\d\d)$", shown):
        return int(found[3]), int(found[1]) if 1 <= int(found[1]) <= _LAST_MONTH else None
    if (found := re.match(r"(\d{1,2})[-/.]('?)(\d\d)$", shown)) and 1 <= int(
        found[1]
    ) <= _LAST_MONTH:
        return _century(int(found[3])), int(found[1])
    return _worded(shown)


def _worded(shown: str) -> Norm:
    found = re.findall(r"[a-z]+", shown)
    month = next((_MONTHS[one] for one in found if one in _MONTHS), None)
    month = month or next((_SEASONS[one] for one in found if one in _SEASONS), None)
    if year := re.search(r"\b(?:19|20)\d\d\b", shown):
        return int(year[0]), month
    short = re.search(r"[a-z]+\.?\s*'?(\d\d)\b", shown)
    return (_century(int(short[1])), month) if short and month else None


def _century(year: int) -> int:
    return year + (1900 if year > _PIVOT else 2000)


def same_date(one: Norm, other: Norm) -> bool:
    """Tell whether two dates agree; months only where both have one."""
    if one is None or other is None or isinstance(one, str) or isinstance(other, str):
        return one == other
    return one[0] == other[0] and (one[1] is None or other[1] is None or one[1] == other[1])
