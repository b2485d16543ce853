"""Which event tells whom."""

from rolecall.processes.notifications.handlers import ai_interviews, hiring

__all__ = ["ai_interviews", "hiring"]
