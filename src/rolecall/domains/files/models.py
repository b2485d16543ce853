"""Files, what they belong to, their text, and each organization's data keys."""

import sqlalchemy as sa

from rolecall.domains.files.contracts import (
    FileKind,
    FilePurpose,
    FileStatus,
    FileType,
    TextStatus,
)
from rolecall.infra.db.tables import Json, SortText, Timestamp, one_of, tenant_key, tenant_table

files = tenant_table(
    "files",
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("filename", sa.Text, nullable=False),
    sa.Column("file_type", sa.Text, nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("sha256", sa.LargeBinary, nullable=False),
    sa.Column("file_key", sa.Text, nullable=False),
    sa.Column("key_id", sa.Text, nullable=False),
    sa.Column("text_status", sa.Text, nullable=False),
    sa.Column("uploaded_by", sa.Uuid),
    sa.Column("created_at", Timestamp, nullable=False),
    # NULL until somebody says it: the purpose of the upload tells as much.
    sa.Column("kind", sa.Text),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Column("removed_at", Timestamp),
    sa.Column("removed_by", sa.Text),
    # The status to which a removed file comes back.
    sa.Column("removed_from", sa.Text),
    one_of("purpose", FilePurpose),
    one_of("kind", FileKind),
    one_of("status", FileStatus),
    one_of("file_type", FileType),
    one_of("text_status", TextStatus),
)
sa.Index("ix_files_key_id", files.c.org_id, files.c.key_id)
sa.Index("ix_files_status", files.c.org_id, files.c.status, files.c.created_at)

attachments = tenant_table(
    "file_attachments",
    sa.Column("record_type", sa.Text, nullable=False),
    sa.Column("record_id", sa.Uuid, nullable=False),
    sa.Column("file_id", sa.Uuid, nullable=False),
    sa.Column("attached_at", Timestamp, nullable=False),
    tenant_key("file_id", "files", on_delete="CASCADE"),
    key=("record_type", "record_id", "file_id"),
)
sa.Index("ix_file_attachments_file", attachments.c.org_id, attachments.c.file_id)

texts = tenant_table(
    "file_texts",
    sa.Column("file_id", sa.Uuid, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    # Envelopes as well: where the lines stand on the pages, and what a reader should know of.
    sa.Column("layout", sa.Text),
    sa.Column("remarks", sa.Text),
    sa.Column("key_id", sa.Text, nullable=False),
    sa.Column("pages", sa.Integer),
    sa.Column("warnings", Json, nullable=False),
    sa.Column("extractor", sa.SmallInteger, nullable=False, server_default="1"),
    sa.Column("extracted_at", Timestamp, nullable=False),
    # False for what was read before files were searched, until its terms are made.
    sa.Column("is_indexed", sa.Boolean, nullable=False, server_default=sa.false()),
    tenant_key("file_id", "files", on_delete="CASCADE"),
    key=("file_id",),
)
sa.Index(
    "ix_file_texts_unindexed", texts.c.org_id, texts.c.file_id,
    postgresql_where=texts.c.is_indexed.is_(False),
)  # fmt: skip
sa.Index("ix_file_texts_key_id", texts.c.org_id, texts.c.key_id)
sa.Index("ix_file_texts_extractor", texts.c.org_id, texts.c.extractor, texts.c.file_id)

# The words of a text without their order, in clear: what is sealed cannot be searched.
terms = tenant_table(
    "file_terms",
    sa.Column("term", SortText, nullable=False),
    sa.Column("file_id", sa.Uuid, nullable=False),
    tenant_key("file_id", "files", on_delete="CASCADE"),
    key=("term", "file_id"),
)
sa.Index("ix_file_terms_file", terms.c.org_id, terms.c.file_id)

# A file that comes in pieces: each piece is an object of its own until all are there.
incoming = tenant_table(
    "incoming_files",
    sa.Column("record_type", sa.Text, nullable=False),
    sa.Column("record_id", sa.Uuid, nullable=False),
    sa.Column("field", sa.Text, nullable=False),
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("filename", sa.Text, nullable=False),
    sa.Column("length", sa.BigInteger, nullable=False),
    sa.Column("received", sa.BigInteger, nullable=False),
    # The ids of the pieces, in order.
    sa.Column("pieces", Json, nullable=False),
    sa.Column("file_key", sa.Text, nullable=False),
    sa.Column("key_id", sa.Text, nullable=False),
    sa.Column("file_id", sa.Uuid),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("expires_at", Timestamp, nullable=False),
    one_of("purpose", FilePurpose),
)
sa.Index("ix_incoming_files_key_id", incoming.c.org_id, incoming.c.key_id)
sa.Index(
    "ix_incoming_files_record", incoming.c.org_id, incoming.c.record_type, incoming.c.record_id
)

data_keys = tenant_table(
    "data_keys",
    sa.Column("generation", sa.Integer, nullable=False),
    sa.Column("key_id", sa.Text, nullable=False),
    sa.Column("wrapped", sa.Text, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    key=("generation",),
    app="SELECT, INSERT, UPDATE",
)
