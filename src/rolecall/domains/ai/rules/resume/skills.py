"""Skills: found by the tagger, or listed under their heading; named by the taxonomy."""

from collections.abc import Iterable, Iterator
from typing import Final

from rolecall.domains.ai.contracts import Skill, Value
from rolecall.domains.ai.rules.resume.lexicon import Lexicon
from rolecall.domains.ai.rules.resume.text import folded
from rolecall.domains.ai.rules.resume.tokens import words_of

_LONGEST: Final = 80
_NO_SKILLS: Final = frozenset(
    {"skills", "skill", "and", "experience", "knowledge", "tools", "other", "etc"}
)


def skills_of(values: Iterable[Value], lexicon: Lexicon) -> list[Skill]:
    """Return the skills, each once as written, in the order of the text."""
    return list(_skills(values, lexicon))


def _skills(values: Iterable[Value], lexicon: Lexicon) -> Iterator[Skill]:
    seen: set[str] = set()
    for one in sorted(values, key=lambda value: value.span):
        key = folded(one.value)
        if key in seen or key in _NO_SKILLS or len(one.value) > _LONGEST:
            continue
        if not any(char.isalpha() for char in one.value):
            continue
        seen.add(key)
        yield Skill(written=one, concept=concept_of(one.value, lexicon))


def concept_of(written: str, lexicon: Lexicon) -> str | None:
    """Return the name in the taxonomy of what is written, None for what is not there."""
    return lexicon.skills.get(" ".join(words_of(written)))
