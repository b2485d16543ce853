"""Applications that are not sent yet.

What somebody typed is sealed under the organization's key: no list and no search reaches it, and no
member sees it before it is sent. Of the token that opens a draft only the hash is kept; of the
address in it a blind index, so that an erasure finds it.
"""

import sqlalchemy as sa

from rolecall.domains.applications.contracts.drafts import DraftOrigin
from rolecall.infra.db.tables import Timestamp, one_of, tenant_key, tenant_table

drafts = tenant_table(
    "application_drafts",
    sa.Column("job_id", sa.Uuid, nullable=False),
    sa.Column("token_hash", sa.LargeBinary, nullable=False),
    # Of the token that a mail carries: who has it reads mail at the address in the draft.
    sa.Column("mail_token_hash", sa.LargeBinary),
    sa.Column("origin", sa.Text, nullable=False),
    sa.Column("is_proved", sa.Boolean, nullable=False),
    sa.Column("readings", sa.SmallInteger, nullable=False, server_default="0"),
    sa.Column("address_index", sa.LargeBinary),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("key_id", sa.Text, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("expires_at", Timestamp, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    tenant_key("job_id", "jobs", on_delete="CASCADE"),
    one_of("origin", DraftOrigin),
    of_job="job_id",
)
sa.Index("ix_application_drafts_job", drafts.c.org_id, drafts.c.job_id)
sa.Index("ix_application_drafts_key_id", drafts.c.org_id, drafts.c.key_id)
sa.Index("ix_application_drafts_address", drafts.c.org_id, drafts.c.address_index)
