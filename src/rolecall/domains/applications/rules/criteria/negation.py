"""Whether a sentence says that the person has something, or that they have not."""

import re

_BREAKERS = re.compile(r";|\bbut\b|\bhowever\b|\balthough\b|\bthough\b|\bwhereas\b|\bexcept\b")
_LIST_OF_LACKS = re.compile(
    r"\b(?:no|not any|little|limited|zero|without|lack(?:s|ing)?(?: of)?|don't have|do not have"
    r"|have not|haven't|has not|hasn't|never)\b[^.;]{0,40}?"
    r"\b(?:experience|knowledge|background|exposure|familiarity|training|certifications?"
    r"|certificates?|licen[cs]es?|registration|skills?|used|worked|learned|learnt|had|held|hold"
    r"|touched)\b[^.;]*$"
)
_JUST_BEFORE = re.compile(
    r"\b(?:no(?!\.)|not(?! only)|never|without|lack(?:s|ing)?|neither|nor|don't|doesn't|didn't"
    r"|haven't|hasn't|isn't|cannot|can't|unfamiliar with)\b(?:\s+[\w'/+#-]+){0,6}\s*$"
)
_JUST_AFTER = re.compile(
    r"^(?:\s+\w+){0,2}\s*[:(-]\s*(?:none|no(?!\.)|not|never|n/a|nil|0 years?)\b"
)
_TO_LEARN = re.compile(
    r"\b(?:want(?:s|ing)? to|willing to|eager to|hop(?:e|es|ing) to|would like to"
    r"|plan(?:s|ning)? to|looking to|keen to|interested in|like to)\b"
    r"[^.;]{0,20}?\b(?:learn(?:ing)?|study(?:ing)?"
    r"|train(?:ing)?|obtain(?:ing)?|get(?:ting)?|acquir(?:e|ing)|try(?:ing)?)\b[^.;]*$"
)


def is_negated(sentence: str, start: int, end: int) -> bool:
    """Tell whether what stands from `start` to `end` is something the person has not.

    `sentence` is folded. What they want to learn, they have not either.
    """
    before = _BREAKERS.split(sentence[:start])[-1]
    after = _BREAKERS.split(sentence[end:])[0]
    return any(
        (
            _LIST_OF_LACKS.search(before),
            _JUST_BEFORE.search(before),
            _TO_LEARN.search(before),
            _JUST_AFTER.match(after),
        )
    )
