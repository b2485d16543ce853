"""The edges of interviews."""

from rolecall.domains.interviews.endpoints.appointments import router as appointments
from rolecall.domains.interviews.endpoints.booking_pages import router as booking_pages
from rolecall.domains.interviews.endpoints.calendars import router as calendars
from rolecall.domains.interviews.endpoints.kits import router as kits
from rolecall.domains.interviews.endpoints.scheduling import router as scheduling
from rolecall.domains.interviews.endpoints.scorecards import router as scorecards
from rolecall.domains.interviews.endpoints.weeks import router as weeks

router = [kits, appointments, scorecards, scheduling, calendars, weeks]
pages = [booking_pages]
