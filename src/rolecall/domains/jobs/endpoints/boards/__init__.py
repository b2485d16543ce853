"""Open jobs where programs of other systems look for them, and what administrators set up."""

from rolecall.domains.jobs.endpoints.boards.console import router as console
from rolecall.domains.jobs.endpoints.boards.feeds import router as feeds
from rolecall.domains.jobs.endpoints.boards.greenhouse import router as greenhouse
from rolecall.domains.jobs.endpoints.boards.lever import router as lever

router = (console,)
rooted = (greenhouse, lever)
pages = (feeds,)

__all__ = ["pages", "rooted", "router"]
