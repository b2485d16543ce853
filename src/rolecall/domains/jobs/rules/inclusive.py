"""Words in postings that keep people from applying, with the reason and what to say instead. Pure.

The list warns; it refuses nothing and is no legal advice. It holds English words only, and only
those whose meaning in a posting is rarely in doubt: a master's degree and young adults as patients
pass. Sources of the rules that it names: 29 CFR § 1625.4 (notices that indicate a preference for an
age: "young", "recent college graduate"), 29 CFR § 1604.5 (for a sex), EEOC Enforcement Guidance on
National Origin Discrimination (2016), part III ("native speaker"), 42 U.S.C. § 12112 (disability).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rolecall.kernel.sentences import say

MAX_FINDINGS: Final = 12


@dataclass(frozen=True, slots=True)
class Finding:
    """One expression as it was written, why it deserves a look, and what to say instead."""

    found: str
    reason: str
    instead: str


_SEX: Final = say("It reads as if one sex were meant.")
_AGE: Final = say("It reads as a preference for an age, which 29 CFR § 1625.4 forbids in notices.")
_BOAST: Final = say("Boasts put off able people who do not describe themselves like that.")
_FIGHT: Final = say("Fighting words put many people off, women more than men.")
_ABILITY: Final = say("It belittles or shuts out people with a disability.")
_ORIGIN: Final = say("It asks where somebody comes from, not what they can do.")
_HISTORY: Final = say("The expression has a racist history or image.")
_HOURS: Final = say("It is read as long hours, and shuts out people who care for others.")
_FIT: Final = say("It invites to choose people who are like oneself.")

_LIST: Final[tuple[tuple[str, str, str], ...]] = (
    (r"chairm[ae]n", _SEX, "chair"),
    (r"salesm[ae]n", _SEX, "salesperson"),
    (r"foreman|foremen", _SEX, "supervisor"),
    (r"handym[ae]n", _SEX, "maintenance technician"),
    (r"craftsm[ae]n", _SEX, "artisan"),
    (r"repairm[ae]n", _SEX, "repair technician"),
    (r"waitress(?:es)?", _SEX, "server"),
    (r"stewardess(?:es)?", _SEX, "flight attendant"),
    (r"manpower", _SEX, "workforce, staff"),
    (r"man[- ]hours?", _SEX, "working hours"),
    (r"man the (?:desk|phones?|counter|station)", _SEX, "staff the desk"),
    (r"(?:you|these|our) guys", _SEX, "everyone, the team"),
    (r"girl friday|office girl|gal friday", _SEX, "office assistant"),
    (r"male nurses?|female doctors?", _SEX, "nurse, doctor"),
    (r"he/she|s/he|\(s\)he|his/her|him/her", _SEX, "they, their, or “you”"),
    (r"young (?:and|team|professionals?|talent|people who|at heart)", _AGE, "name the experience"),
    (r"youthful", _AGE, "motivated, curious"),
    (r"digital natives?", _AGE, "confident with digital tools"),
    (r"recent (?:college |university )?graduates?", _AGE, "entry level, no experience needed"),
    (r"over[- ]?qualified", _AGE, "say what the work is"),
    (r"(?:maximum|max\.?|no more than|at most) \d+ years(?:’|'s?|s)? (?:of )?experience",
     _AGE, "name what is needed at least"),
    (r"age(?:d)? (?:between )?\d\d (?:to|and|-|–) \d\d", _AGE, "leave the age out"),
    (r"rock[- ]?stars?", _BOAST, "skilled, experienced"),
    (r"ninjas?", _BOAST, "expert"),
    (r"gurus?", _BOAST, "expert, specialist"),
    (r"wizards?", _BOAST, "expert"),
    (r"superheroe?s?|super[- ]?stars?", _BOAST, "strong colleague"),
    (r"unicorns?", _BOAST, "name the skills"),
    (r"best of the best|world[- ]class talent", _BOAST, "name the skills"),
    (r"(?:crush|smash|kill)(?:ing)? (?:it|goals?|targets?|quotas?)", _FIGHT, "reach the goals"),
    (r"killer instinct", _FIGHT, "initiative"),
    (r"aggressive(?:ly)? (?:goals?|targets?|pursue|sell|drive)", _FIGHT, "ambitious"),
    (r"dominat(?:e|es|ing) the (?:market|competition)", _FIGHT, "lead the field"),
    (r"hunter mentality|hungry for (?:sales|success)", _FIGHT, "enjoys winning customers"),
    (r"thick[- ]skin(?:ned)?", _FIGHT, "receives feedback well"),
    (r"able[- ]bodied", _ABILITY, "name the task: lifts 20 kg"),
    (r"wheelchair[- ]bound|confined to a wheelchair", _ABILITY, "uses a wheelchair"),
    (r"the (?:disabled|handicapped|blind|deaf)", _ABILITY, "people with a disability"),
    (r"handicapped", _ABILITY, "people with a disability; accessible"),
    (r"suffer(?:s|ing)? from", _ABILITY, "lives with, has"),
    (r"crazy|insane(?:ly)?|psycho", _ABILITY, "demanding, remarkable"),
    (r"sanity checks?", _ABILITY, "quick check"),
    (r"tone[- ]deaf|blind spots?|fall on deaf ears", _ABILITY, "unaware, overlooked"),
    (r"native (?:english |spanish |german |french )?speakers?", _ORIGIN, "fluent, or a level (C1)"),
    (r"mother tongue", _ORIGIN, "fluent, or a level (C1)"),
    (r"without (?:an )?accent|no accent", _ORIGIN, "speaks clearly"),
    (r"u\.?s\.? citizens? only|citizens only", _ORIGIN, "authorised to work in the country"),
    (r"black[- ]?list(?:s|ed|ing)?", _HISTORY, "block list, excluded"),
    (r"white[- ]?list(?:s|ed|ing)?", _HISTORY, "allow list, permitted"),
    (r"master[/-]slave|slaves?", _HISTORY, "primary and replica"),
    (r"grandfathered", _HISTORY, "exempt as an earlier case"),
    (r"cake ?walk|peanut gallery|sold down the river", _HISTORY, "say it plainly"),
    (r"spirit animal|pow[- ]?wow|low man on the totem pole", _HISTORY, "meeting; junior"),
    (r"tribes?|tribal knowledge", _HISTORY, "team; knowledge that is not written down"),
    (r"work hard,? play hard", _HOURS, "say what the hours are"),
    (r"24/7 (?:mindset|availability|mentality)|always on", _HOURS, "say what the hours are"),
    (r"whatever it takes|no clock[- ]watchers?", _HOURS, "say what the hours are"),
    (r"sense of urgency at all times", _HOURS, "sets priorities"),
    (r"cultur(?:e|al) fit", _FIT, "shares our values: name them"),
    (r"like a family|one big family|work family", _FIT, "a team that supports one another"),
    (r"clean[- ]shaven|well[- ]groomed", _FIT, "name the hygiene rule of the work"),
)  # fmt: skip
_COMPILED: Final = tuple(
    (re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE), reason, instead)
    for pattern, reason, instead in _LIST
)


def findings(text: str) -> tuple[Finding, ...]:
    """Return what a plain text says that deserves a look, each expression once, in its order."""
    found = sorted(_matches(text), key=lambda at: at[0])
    first: dict[str, Finding] = {}
    for _, finding in found:
        first.setdefault(finding.found.casefold(), finding)
    return tuple(first.values())[:MAX_FINDINGS]


def _matches(text: str) -> Iterator[tuple[int, Finding]]:
    for pattern, reason, instead in _COMPILED:
        for match in pattern.finditer(text):
            yield match.start(), Finding(match[0], reason, instead)
