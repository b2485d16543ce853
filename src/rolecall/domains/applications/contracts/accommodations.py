"""What somebody asks to be made different for them when they apply.

The application hands it on as it came (`service.wishes`); how it is kept, answered and hidden is
the affair of the domain that takes it.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

MOST_WORDS: Final = 4_000
"""Characters of a request, and of an answer to one."""
MOST_REACH: Final = 300
FIELDS: Final = "accommodation_"
"""How the names of a form's fields about it begin."""


class AccommodationKind(StrEnum):
    """What would help. Nobody has to know what it is called: `OTHER` with a sentence does."""

    MORE_TIME = "more_time"
    ACCESSIBLE_PLACE = "accessible_place"
    INTERPRETER = "interpreter"
    OTHER_FORMAT = "other_format"
    OTHER = "other"


class AccommodationStep(StrEnum):
    """For which part of the way it is asked."""

    APPLICATION = "application"
    INTERVIEW = "interview"
    ASSESSMENT = "assessment"


@dataclass(frozen=True, slots=True)
class AccommodationWish:
    """A request as it was written. `reach` is how its author wants to be reached about it."""

    kinds: tuple[AccommodationKind, ...] = ()
    steps: tuple[AccommodationStep, ...] = ()
    words: str = field(default="", repr=False)
    reach: str = field(default="", repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked for."""
        return not (self.kinds or self.words)
