"""Which working weeks and holidays there can be. Pure."""

from collections.abc import Sequence

from rolecall.domains.identity.contracts.working_time import Holiday
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import say

MAX_HOLIDAYS = 500
"""Some twenty years of them; nobody keeps more by hand."""


def checked_week(weekdays: Sequence[int]) -> tuple[int, ...]:
    """Return the weekdays in order, each once.

    Raises:
        InvalidInput: there is none, and no deadline would ever come.
    """
    if not weekdays:
        raise InvalidInput.of_field("weekdays", say("Choose at least one day on which you work."))
    return tuple(sorted(set(weekdays)))


def checked_holidays(holidays: Sequence[Holiday]) -> tuple[Holiday, ...]:
    """Return the holidays in the order of the calendar.

    Raises:
        InvalidInput: a day is named twice, `holidays.3.day`.
    """
    seen: set[object] = set()
    faults: list[FieldError] = []
    for index, holiday in enumerate(holidays):
        if holiday.day in seen:
            message = say("{day} is in the list already.", day=holiday.day)
            faults.append(FieldError(f"holidays.{index}.day", message, "duplicate"))
        seen.add(holiday.day)
    if faults:
        raise InvalidInput(faults[0].message, errors=faults)
    return tuple(sorted(holidays))
