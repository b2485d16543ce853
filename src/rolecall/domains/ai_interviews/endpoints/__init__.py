"""The edges of interviews that a program leads."""

from rolecall.domains.ai_interviews.endpoints.templates import router as templates

router = [templates]
