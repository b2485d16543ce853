"""The edges of interviews that a program leads."""

from rolecall.domains.ai_interviews.endpoints.room import router as room
from rolecall.domains.ai_interviews.endpoints.sessions import router as sessions
from rolecall.domains.ai_interviews.endpoints.templates import router as templates

router = [templates, sessions, room]
