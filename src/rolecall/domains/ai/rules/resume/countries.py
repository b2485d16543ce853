"""The country that a résumé is from, by the places at its top.

Guarantees: what says the country counts before what only hints at one. A country's name, or a state
or province behind a place ("Manchester, NH", "London, ON N6A 3K7"), says it; a city hints at it,
for there is a Manchester in New Hampshire, and people are called London. Letters that are also a
country's, or of another country's region ("DE", "IN", "CA", "TN"), are read by their place and by
the postal code behind them. Of what says as much, the first counts: one's own address is above
those of employers; a name comes last, for it is no place.
"""

import re
from collections.abc import Iterator
from typing import Final

from rolecall.domains.ai.rules.resume.text import folded, lines_of

FALLBACK: Final = "US"
"""The country where nothing hints at any."""
_TOP: Final = 1_000
"""Characters from the beginning in which one's own address stands."""
_NAMES: Final = {
    "IN": r"india|karnataka|telangana|maharashtra|tamil nadu",
    "DE": r"deutschland|germany",
    "AT": r"osterreich|austria",
    "CH": r"schweiz|suisse|switzerland",
    "ES": r"espana|spain",
    "MX": r"(?<!new )mexico",
    "FR": r"france",
    "GB": r"united kingdom|great britain|uk|(?<!new )england|scotland|(?<!south )wales|"
    r"northern ireland",
    "IE": r"(?<!northern )ireland",
    "AU": r"australia|new south wales|(?:vic|nsw|qld|tas|act|sa|wa|nt|victoria,?) \d{4}(?!\d)",
    "CA": r"canada",
    "US": r"usa|u\.s\.a\.|united states",
}
_CITIES: Final = {
    "IN": r"mumbai|bengaluru|bangalore|hyderabad|chennai|pune|new delhi|delhi|kolkata|ahmedabad|"
    r"gurgaon|gurugram|noida|jaipur|kochi|lucknow|indore|coimbatore|nagpur|panaji|imphal",
    "DE": r"berlin|munchen|hamburg|koln|frankfurt|stuttgart",
    "AT": r"wien|vienna",
    "CH": r"zurich",
    "ES": r"madrid|barcelona|sevilla",
    "MX": r"guadalajara|monterrey",
    "FR": r"paris|lyon|marseille|toulouse",
    "GB": r"(?<!new )london|birmingham|manchester",
    "IE": r"dublin",
    "AU": r"sydney|melbourne|brisbane|perth|adelaide|darwin",
    "CA": r"toronto|montreal|ottawa|calgary|edmonton|winnipeg|mississauga|vancouver",
}
_STATES: Final = re.compile(
    r"A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|"
    r"T[NX]|UT|V[AT]|W[AIVY]"
)
_PROVINCES: Final = re.compile(r"AB|BC|MB|N[BLSTU]|ON|PE|QC|SK|YT")
_STATE_NAMES: Final = (
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|"
    "hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|"
    "michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|"
    "new (?:hampshire|jersey|mexico|york)|(?:north|south) (?:carolina|dakota)|ohio|oklahoma|oregon|"
    "pennsylvania|rhode island|tennessee|texas|utah|vermont|(?:west )?virginia|washington|"
    "wisconsin|wyoming"
)
_PROVINCE_NAMES: Final = (
    "alberta|british columbia|manitoba|new brunswick|newfoundland|nova scotia|ontario|"
    "prince edward island|quebec|saskatchewan"
)
_ELSEWHERE: Final = {
    "AL": {"ES": "almeria|alicante"},
    "CA": {"CA": _CITIES["CA"], "ES": "cadiz"},
    "CO": {"ES": "cordoba"},
    "GA": {"IN": _CITIES["IN"]},
    "IN": {"IN": _CITIES["IN"]},
    "MA": {"ES": "malaga"},
    "MD": {"ES": "madrid"},
    "MN": {"IN": _CITIES["IN"]},
    "NL": {"MX": _CITIES["MX"]},
    "NT": {"AU": _CITIES["AU"]},
    "TN": {"IN": _CITIES["IN"]},
    "VA": {"ES": "valladolid"},
    "WA": {"AU": _CITIES["AU"]},
}
"""Letters of a state that mean another country, or its region, behind these places."""
_ONLY_BEHIND: Final = {
    "DE": r"bear|claymont|dover|georgetown|hockessin|lewes|middletown|milford|new castle|newark|"
    r"rehoboth beach|seaford|smyrna|wilmington",
    "NL": r"corner brook|gander|mount pearl|st\.? john's",
}
"""Letters that mean a state or province behind these places alone: else Germany, Netherlands."""
_ALSO_WORDS: Final = frozenset({"AR", "PR"})
"""Letters that stand in lists of what people know."""
_DEGREES: Final = frozenset({"DC", "MA", "MD", "MS", "MT", "ND", "PA", "PE"})
"""Letters that stand behind people's names."""
_ZIP: Final = r"[^\S\n]{1,2}(?P<zip>\d{5})(?:-\d{4})?(?![\d-])"
_POSTAL: Final = r"[^\S\n]{1,2}(?P<postal>[A-Z]\d[A-Z][^\S\n]?\d[A-Z]\d)(?!\w)"
_REGION: Final = re.compile(
    r"(?<=[^\W\d_])(?:(?P<comma>[^\S\n]?,)[^\S\n]{0,2}|[^\S\n]{1,2})(?P<code>[A-Z]{2})(?![\w'’])"
    rf"(?:,?{_ZIP}|,?{_POSTAL})?"
    # What goes on in the same sentence is a word in capitals, not a state.
    r"(?=(?P<ends>\s*\Z|\s*[^\w\s'’.&+-]|\.?\s*\Z|\s+[-–—(+\d]|\s{2,}|\s[A-Z][a-z])?)"
)
_WRITTEN_OUT: Final = re.compile(
    rf"(?<=[a-z]),\s{{0,2}}(?:(?P<US>{_STATE_NAMES})|(?P<CA>{_PROVINCE_NAMES}))(?!\w)"
)
_DELAWARE: Final = re.compile(r"19[789]\d\d")
_SEPARATOR: Final = re.compile(r"[,|•·;:()/–—\t\d]")
_FEWEST_LETTERS: Final = 3


def _by_words(words: dict[str, str]) -> re.Pattern[str]:
    groups = "|".join(f"(?P<{code}>{these})" for code, these in words.items())
    return re.compile(rf"(?<![\w.@/-])(?:{groups})(?!\w)")


_SAYS: Final = _by_words(_NAMES)
_HINTS: Final = _by_words(_CITIES)


def country_of(text: str) -> str:
    """Return the country whose numbers are meant where none is written, as two capital letters."""
    lines = list(enumerate(one.text for one in lines_of(text[:_TOP])))
    said = [
        (_is_name(number, line, place), number, place, code)
        for number, line in lines
        for place, code in _said(line, is_first=number == 0)
    ]
    found = said or [
        (_is_name(number, line, place), number, place, code)
        for number, line in lines
        for place, code in _hinted(line)
    ]
    return min(found)[-1] if found else FALLBACK


def _is_name(number: int, line: str, place: int) -> bool:
    """Tell whether a word stands where the person's name does."""
    return number == 0 and not _SEPARATOR.search(line, 0, place)


def _said(line: str, *, is_first: bool) -> Iterator[tuple[int, str]]:
    """Yield where a line names a country or region, and which country that is."""
    plain = folded(line)
    for found in (*_SAYS.finditer(plain), *_WRITTEN_OUT.finditer(plain)):
        yield found.start(), found.lastgroup or FALLBACK
    for found in _REGION.finditer(line):
        before = [one.end() for one in _SEPARATOR.finditer(line, 0, found.start())]
        beginning = before[-1] if before else 0
        place = line[beginning : found.start()].strip()
        is_name = is_first and not before and found["code"] in _DEGREES
        is_whole = len(place) >= _FEWEST_LETTERS and place[0].isupper()
        if is_whole and not (is_name and not found["zip"]):
            country = _of_region(folded(place), found)
            if country:
                yield found.start("code"), country


def _of_region(place: str, found: re.Match[str]) -> str:
    """Return the country that two capital letters behind a place mean, nothing for none."""
    code = found["code"]
    if found["postal"] and _PROVINCES.fullmatch(code):
        return "CA"
    if found["zip"] and _STATES.fullmatch(code) and (code != "DE" or _DELAWARE.match(found["zip"])):
        return "US"
    for country, places in _ELSEWHERE.get(code, {}).items():
        if re.fullmatch(rf"(?:.* )?(?:{places})", place):
            return country
    if not found["comma"] or found["ends"] is None or code in _ALSO_WORDS:
        return ""
    only = _ONLY_BEHIND.get(code)
    if only and not re.fullmatch(rf"(?:.* )?(?:{only})", place):
        return "DE" if code == "DE" else ""
    if _STATES.fullmatch(code):
        return "US"
    return "CA" if _PROVINCES.fullmatch(code) else ""


def _hinted(line: str) -> Iterator[tuple[int, str]]:
    """Yield where a line has a well-known city, and of which country."""
    for found in _HINTS.finditer(folded(line)):
        yield found.start(), found.lastgroup or FALLBACK
