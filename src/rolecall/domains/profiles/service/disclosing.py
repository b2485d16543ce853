"""What a person is told of their profile: what people did to it. What was read is in the files."""

from collections.abc import Mapping
from typing import Any

from rolecall.domains.files import api as files
from rolecall.domains.profiles.models import changes, items, readings, terms
from rolecall.domains.profiles.service.sealing import ITEMS, opened
from rolecall.infra.db import UnitOfWork
from rolecall.infra.disclosure import Section, Withheld, discloses, of, withholds
from rolecall.kernel.sentences import say


async def _in_words(uow: UnitOfWork, row: Mapping[str, Any]) -> str:
    """Return what stands in an item, as it was read and as somebody changed it."""
    ring = await files.get_key_ring(uow)
    body = opened(ring, uow.org_id, ITEMS, row["id"], row["body"])
    shown = {**body["anchor"], **body["typed"]}
    return "; ".join(f"{name}: {', '.join(values)}" for name, values in shown.items() if values)


discloses(
    Section(
        name="profile_items",
        title=say("Your profile, where people changed it"),
        table=items,
        about=of("candidate", items.c.candidate_id),
        shown=("section", "body", "at"),
        codes=("id", "candidate_id", "record_type", "record_id", "by_candidate"),
        withheld={
            Withheld.SECRET: ("key_id",),
            Withheld.OTHERS: ("by_name",),
            Withheld.MACHINERY: ("version",),
        },
        opens={"body": _in_words},
    )
)
discloses(
    Section(
        name="profile_changes",
        title=say("Changes of your profile"),
        table=changes,
        about=of("candidate", changes.c.candidate_id),
        shown=("kind", "section", "at"),
        codes=("id", "candidate_id", "record_type", "record_id", "undone_at", "by_candidate"),
        withheld={
            Withheld.SECRET: ("key_id",),
            Withheld.OTHERS: ("by_id", "by_name"),
            # Earlier states of what the section before says, kept to undo a change.
            Withheld.MACHINERY: ("versions", "body"),
        },
    )
)
# The résumé itself is handed over; what was read stands in it.
withholds(Withheld.COPY, readings, terms)
