"""By when somebody has to have what they asked for. Pure."""

from calendar import monthrange
from datetime import date

_MONTHS = 12


def last_day(asked_on: date) -> date:
    """Return the last day of the month that begins with a request.

    Regulation (EU) 2016/679, article 12(3); counted as Regulation (EEC, Euratom) No 1182/71,
    article 3 has it: the day of the same number, or the month's last day.
    """
    year, month = divmod(asked_on.year * _MONTHS + asked_on.month, _MONTHS)
    return date(year, month + 1, min(asked_on.day, monthrange(year, month + 1)[1]))


def needs_a_look(records: int, address: str, known: frozenset[str]) -> bool:
    """Tell whether a member has to look first whether all of it is the person's who asked.

    Records that members made one may be two people's: whoever proved one address has not proved
    the others (article 12(6)).
    """
    return records > 1 or address not in known
