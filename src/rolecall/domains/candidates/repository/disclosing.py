"""What a person is told of their record, and what erasing leaves of it."""

import re
from html import unescape

import sqlalchemy as sa

from rolecall.domains.candidates.models import (
    candidates,
    consents,
    contacts,
    field_history,
    links,
    match_keys,
    mentions,
    merges,
    moves,
    note_terms,
    notes,
    pairs,
    pool_members,
    pools,
    taggings,
    tags,
    terms,
)
from rolecall.domains.consents import api as consent_texts
from rolecall.infra.disclosure import Choice, Section, Withheld, discloses, of, withholds
from rolecall.infra.erasure import leaves_rows
from rolecall.kernel.sentences import say


def _without_tags(html: str | None, _chosen: frozenset[Choice]) -> str:
    """Return a published text as people read it."""
    lines = re.sub(r"</(?:p|li|h\d)>|<br\s*/?>", "\n", html or "")
    return unescape(re.sub(r"<[^>]+>", "", lines)).strip()


_POOL = (
    sa.select(pools.c.name)
    .where(pools.c.org_id == pool_members.c.org_id, pools.c.id == pool_members.c.pool_id)
    .scalar_subquery()
)
_TAG = (
    sa.select(tags.c.name)
    .where(tags.c.org_id == taggings.c.org_id, tags.c.id == taggings.c.tag_id)
    .scalar_subquery()
)

discloses(
    Section(
        name="records",
        title=say("Your record"),
        table=candidates,
        about=of("candidate", candidates.c.id),
        shown=(
            "full_name", "email", "phone", "location", "headline", "employer", "source_first",
            "source_last", "created_at", "updated_at",
        ),
        codes=("id", "merged_into", "applications_count", "last_applied_at"),
        withheld={
            Withheld.COPY: ("name_sort", "email_norm"),
            Withheld.MACHINERY: ("version",),
        },
    )
)  # fmt: skip
leaves_rows(
    candidates,
    emptied=(
        "full_name", "name_sort", "email", "email_norm", "phone", "location", "headline",
        "employer",
    ),
    kept=(
        "id", "source_first", "source_last", "applications_count", "last_applied_at", "created_at",
        "updated_at", "version", "merged_into",
    ),
)  # fmt: skip
discloses(
    Section(
        name="contacts",
        title=say("Addresses and numbers"),
        table=contacts,
        about=of("candidate", contacts.c.candidate_id),
        shown=("value", "label"),
        codes=("id", "candidate_id", "kind", "is_primary"),
        withheld={Withheld.COPY: ("norm",), Withheld.MACHINERY: ("position",)},
    )
)
discloses(
    Section(
        name="links",
        title=say("Links"),
        table=links,
        about=of("candidate", links.c.candidate_id),
        shown=("url", "label"),
        codes=("candidate_id",),
        withheld={Withheld.MACHINERY: ("position",)},
    )
)
discloses(
    Section(
        name="consents",
        title=say("Consents"),
        table=consents,
        about=of("candidate", consents.c.candidate_id),
        shown=("given_at", "purpose", "state", "text_version", "shown", "way", "ip"),
        codes=("id", "candidate_id", "application_id", "wording_id", "language"),
        also={
            "text": consent_texts.text_of(
                consents.c.org_id, consents.c.wording_id, consents.c.language
            )
        },
        reads={"text": _without_tags},
    )
)
discloses(
    Section(
        name="earlier_values",
        title=say("Earlier values of your record, and where they came from"),
        table=field_history,
        about=of("candidate", field_history.c.candidate_id),
        shown=("at", "field", "value"),
        codes=("id", "candidate_id", "origin"),
        withheld={Withheld.OTHERS: ("by_id", "by_name")},
    )
)
discloses(
    Section(
        name="record_notes",
        title=say("Notes about you"),
        table=notes,
        about=of("candidate", notes.c.candidate_id),
        shown=("created_at", "body"),
        codes=("id", "candidate_id", "audience", "edited_at"),
        withheld={
            Withheld.OTHERS: ("author_id", "author_name"),
            Withheld.MACHINERY: ("version", "is_indexed"),
        },
        whole=Choice.NOTES,
    )
)
discloses(
    Section(
        name="talent_pools",
        title=say("Talent pools that you are in"),
        table=pool_members,
        about=of("candidate", pool_members.c.candidate_id),
        also={"pool": _POOL},
        shown=("added_at",),
        codes=("candidate_id", "pool_id"),
    )
)
discloses(
    Section(
        name="tags",
        title=say("Tags"),
        table=taggings,
        about=of("candidate", taggings.c.candidate_id),
        also={"tag": _TAG},
        shown=("tagged_at",),
        codes=("candidate_id", "tag_id"),
    )
)
discloses(
    Section(
        name="merged_records",
        title=say("Records that were found to be yours"),
        table=merges,
        about=lambda person: sa.and_(
            merges.c.survivor_id.in_(person.of("candidate")),
            merges.c.merged_id.in_(person.of("candidate")),
        ),
        shown=("at", "merged_name"),
        codes=("id", "survivor_id", "merged_id", "split_at"),
        withheld={
            Withheld.OTHERS: ("by_id", "by_name", "split_by"),
            Withheld.MACHINERY: ("fields",),
        },
    )
)
withholds(Withheld.COPY, terms, note_terms, match_keys, moves)
withholds(Withheld.OTHERS, mentions, pairs)
