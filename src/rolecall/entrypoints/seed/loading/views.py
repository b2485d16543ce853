"""The looks at lists that the recruiters of the demo keep."""

from rolecall.access import Actor
from rolecall.domains.saved_views import api as saved_views
from rolecall.domains.saved_views.contracts import NewView, ViewPlace
from rolecall.infra.db import UnitOfWork

_SHARED = (
    NewView(
        place=ViewPlace.APPLICATIONS,
        name="Late, by owner",
        shown={"overdue": True, "sort": "due_at", "group": "owner"},
        shared=True,
    ),
    NewView(
        place=ViewPlace.JOB,
        name="In progress, by stage",
        shown={
            "status": "active",
            "sort": "-stage_entered_at",
            "group": "stage",
            "columns": ["candidate:280", "entered", "due", "assignees", "source"],
        },
        shared=True,
    ),
    NewView(
        place=ViewPlace.CANDIDATES,
        name="By name, with their employer",
        shown={"sort": "name", "columns": ["name", "employer", "place", "applications", "last"]},
        shared=True,
    ),
)


async def keep_views(uow: UnitOfWork, recruiter: Actor) -> None:
    """Let a recruiter share views of each list."""
    for view in _SHARED:
        await saved_views.create_view(uow, recruiter, view)
