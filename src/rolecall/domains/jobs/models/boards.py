"""Which boards show an organization's jobs, and the keys of sites that hand applications in."""

import sqlalchemy as sa

from rolecall.domains.jobs.contracts.boards import Board
from rolecall.infra.db.tables import SortText, Timestamp, one_of, tenant_table

# A board without a row is as `ON_FROM_THE_START` says.
job_boards = tenant_table(
    "job_boards",
    sa.Column("board", SortText, nullable=False),
    sa.Column("enabled", sa.Boolean, nullable=False),
    sa.Column("changed_at", Timestamp, nullable=False),
    one_of("board", Board),
    key=("board",),
    app="SELECT, INSERT, UPDATE",
)

job_board_keys = tenant_table(
    "job_board_keys",
    sa.Column("name", sa.Text, nullable=False),
    # SHA-256 of the token, which has more entropy than a digest: nothing slower is needed.
    sa.Column("token_hash", sa.LargeBinary, nullable=False),
    sa.Column("hint", sa.Text, nullable=False),
    # The token before the last rotation, and until when it works.
    sa.Column("previous_hash", sa.LargeBinary),
    sa.Column("previous_until", Timestamp),
    sa.Column("asks_consent", sa.Boolean, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("created_by", sa.Uuid),
    sa.Column("created_by_name", sa.Text, nullable=False),
    sa.Column("rotated_at", Timestamp),
    sa.Column("last_used_at", Timestamp),
    sa.Column("revoked_at", Timestamp),
    app="SELECT, INSERT, UPDATE",
)
