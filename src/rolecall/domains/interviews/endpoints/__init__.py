"""The edges of interviews."""

from rolecall.domains.interviews.endpoints.appointments import router as appointments
from rolecall.domains.interviews.endpoints.kits import router as kits
from rolecall.domains.interviews.endpoints.scorecards import router as scorecards

router = [kits, appointments, scorecards]
