"""What a person is told of their requests: all that they and the members wrote."""

from collections.abc import Mapping
from typing import Any

from rolecall.domains.accommodations.models import cases, entries
from rolecall.domains.accommodations.service.sealing import content_of
from rolecall.domains.files import api as files
from rolecall.infra.db import UnitOfWork
from rolecall.infra.disclosure import Section, Withheld, discloses, of
from rolecall.kernel.sentences import say


async def _in_words(uow: UnitOfWork, row: Mapping[str, Any]) -> str:
    ring = await files.get_key_ring(uow)
    written = content_of(ring, uow.org_id, row["id"], row["body"])
    chosen = ", ".join((*written.kinds, *written.steps))
    return "\n".join(one for one in (chosen, written.words, written.reach) if one)


discloses(
    Section(
        name="accommodation_cases",
        title=say("Adjustments that you asked for"),
        table=cases,
        about=of("application", cases.c.application_id),
        shown=("asked_at", "changed_at"),
        codes=("application_id", "status"),
        withheld={Withheld.MACHINERY: ("version",)},
        unseals=UnitOfWork.unseal,
    )
)
discloses(
    Section(
        name="accommodation_entries",
        title=say("What was written about adjustments"),
        table=entries,
        about=of("application", entries.c.application_id),
        shown=("at", "body"),
        codes=("id", "application_id", "kind"),
        withheld={Withheld.SECRET: ("key_id",), Withheld.OTHERS: ("by_id", "by_name")},
        opens={"body": _in_words},
        unseals=UnitOfWork.unseal,
    )
)
