"""Skills: the most probable candidates that do not overlap, named by the taxonomy."""

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


def is_skill(written: str) -> bool:
    """Tell whether something may be a skill at all."""
    if len(written) > _LONGEST or folded(written) in _NO_SKILLS:
        return False
    return any(char.isalpha() for char in written)


def skills_of(values: Iterable[Value], lexicon: Lexicon) -> list[Skill]:
    """Return the skills, each once as written, in the order of the text."""
    return list(_skills(values, lexicon))


def _skills(values: Iterable[Value], lexicon: Lexicon) -> Iterator[Skill]:
    seen: set[str] = set()
    for one in sorted(values, key=lambda value: value.span):
        key = folded(one.value)
        if key not in seen:
            seen.add(key)
            yield Skill(written=one, concept=concept_of(one.value, lexicon))


def concept_of(written: str, lexicon: Lexicon) -> str | None:
    """Return the name in the taxonomy of what is written, None for what is not there."""
    return lexicon.skills.get(" ".join(words_of(written)))
