"""What a person is told of what was read about them elsewhere, and what erasing leaves of it."""

import sqlalchemy as sa

from rolecall.domains.integrations.models import connections, records
from rolecall.domains.integrations.repository.erasing import theirs
from rolecall.infra.disclosure import Section, Withheld, discloses
from rolecall.infra.erasure import leaves_rows
from rolecall.kernel.sentences import say

_r = records.c

discloses(
    Section(
        name="records_of_other_systems",
        title=say("What was read about you in other systems"),
        table=records,
        about=theirs,
        also={
            "system": sa.select(connections.c.name)
            .where(connections.c.org_id == _r.org_id, connections.c.id == _r.connection_id)
            .scalar_subquery()
        },
        shown=("data", "seen_at"),
        codes=(
            "id", "connection_id", "stream", "external_id", "entity", "label", "state",
            "candidate_id", "job_id", "base", "ours", "theirs", "gone_at",
        ),
        withheld={
            Withheld.COPY: ("person_key",),
            Withheld.MACHINERY: (
                "why", "why_said", "problems", "unmapped", "digest", "mapping", "seen_complete",
            ),
        },
    )
)  # fmt: skip
leaves_rows(
    records,
    emptied=(
        "label", "why", "why_said", "problems", "unmapped", "data", "digest", "base", "ours",
        "theirs", "person_key",
    ),
    kept=(
        "id", "connection_id", "stream", "external_id", "entity", "state", "mapping",
        "candidate_id", "job_id", "seen_at", "seen_complete", "gone_at",
    ),
)  # fmt: skip
