"""Careers pages that organizations write: drafts, what was published, and pictures."""

import sqlalchemy as sa

from rolecall.infra.db.tables import Json, SortText, Timestamp, tenant_key, tenant_table

careers_pages = tenant_table(
    "careers_pages",
    sa.Column("language", SortText, nullable=False),
    sa.Column("draft", Json, nullable=False),
    # NULL while nothing is shown in this language: not yet, or not any more.
    sa.Column("published", Json),
    # Of the newest revision; it stays when the page is taken back.
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("published_at", Timestamp),
    sa.Column("published_by", sa.Text, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    sa.Column("updated_by", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    key=("language",),
    app="SELECT, INSERT, UPDATE",
)

careers_page_revisions = tenant_table(
    "careers_page_revisions",
    sa.Column("language", SortText, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("blocks", Json, nullable=False),
    sa.Column("published_at", Timestamp, nullable=False),
    sa.Column("published_by", sa.Text, nullable=False),
    key=("language", "number"),
    append_only=True,
)

# A row per width. It goes with its file, which goes a day after the upload unless it is used.
careers_pictures = tenant_table(
    "careers_pictures",
    sa.Column("picture_id", sa.Uuid, nullable=False),
    sa.Column("width", sa.Integer, nullable=False),
    sa.Column("height", sa.Integer, nullable=False),
    sa.Column("file_id", sa.Uuid, nullable=False),
    tenant_key("file_id", "files", on_delete="CASCADE"),
    key=("picture_id", "width"),
    app="SELECT, INSERT, DELETE",
)
sa.Index("ix_careers_pictures_file", careers_pictures.c.org_id, careers_pictures.c.file_id)
