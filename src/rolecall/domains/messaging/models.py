"""Messages, addresses that get none, wishes, inboxes, and texts with the consent to them."""

import sqlalchemy as sa

from rolecall.domains.messaging.contracts import (
    ArrivalStatus,
    Direction,
    MailKind,
    MailRoute,
    MessageStatus,
    NoticeKind,
    SuppressionReason,
)
from rolecall.domains.messaging.contracts.texts import ConsentSource, ConsentState, TextStatus
from rolecall.infra.db.security import OWN_ADDRESS, TENANT_CONDITION
from rolecall.infra.db.tables import (
    Json,
    SortText,
    Timestamp,
    control_table,
    one_of,
    tenant_key,
    tenant_table,
)
from rolecall.infra.providers.sms.contracts import TextProviderKind

messages = tenant_table(
    "messages",
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("locale", sa.Text, nullable=False),
    sa.Column("time_zone", sa.Text, nullable=False),
    sa.Column("recipient_email", sa.Text, nullable=False),
    sa.Column("recipient_norm", SortText, nullable=False),
    sa.Column("recipient_name", sa.Text, nullable=False),
    sa.Column("recipient_user_id", sa.Uuid),
    sa.Column("reply_to", sa.Text),
    # Of the address that answers come to; none where no answers are taken.
    sa.Column("reply_token", sa.Text),
    sa.Column("brand", Json, nullable=False),
    sa.Column("variables", Json, nullable=False),
    # An iCalendar object and its method.
    sa.Column("calendar", Json),
    # The organization's own words at the time of writing; none where the product's text was used.
    sa.Column("wording", Json),
    # Files that go with it, each with its name, its size in bytes and its id.
    sa.Column("attachments", Json, nullable=False, server_default="[]"),
    # A file of text made for this mail alone; gone once it is sent or recalled.
    sa.Column("enclosed", Json),
    # The member who wrote it to the candidate; none for what the product sends by itself.
    sa.Column("author_id", sa.Uuid),
    # Links that let their bearer in: encrypted, and gone once the message is sent or recalled.
    sa.Column("sealed", sa.Text),
    sa.Column("sealed_key_id", sa.Text),
    # As members see it, with those links left out.
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("body_text", sa.Text, nullable=False),
    sa.Column("record_type", sa.Text),
    sa.Column("record_id", sa.Uuid),
    # What it invites to, for the domain that has it written: no key, as messaging knows none of it.
    sa.Column("topic_id", sa.Uuid),
    sa.Column("group_key", sa.Text),
    sa.Column("dedupe_key", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("available_at", Timestamp, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    sa.Column("lease_until", Timestamp),
    sa.Column("handed_over_at", Timestamp),
    sa.Column("provider", sa.Text),
    sa.Column("provider_id", sa.Text),
    sa.Column("error", sa.Text, nullable=False, server_default=""),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("finished_at", Timestamp),
    sa.UniqueConstraint("org_id", "dedupe_key"),
    one_of("kind", MailKind),
    one_of("status", MessageStatus),
    app="SELECT, INSERT, UPDATE, DELETE",
    of_application="record_id",
)
sa.Index("ix_messages_record", messages.c.org_id, messages.c.record_id, messages.c.id)
sa.Index(
    "ix_messages_group",
    messages.c.org_id,
    messages.c.group_key,
    postgresql_where=messages.c.group_key.is_not(None),
)
sa.Index(
    "ix_messages_sealed",
    messages.c.org_id,
    messages.c.sealed_key_id,
    postgresql_where=messages.c.sealed_key_id.is_not(None),
)
sa.Index("ix_messages_recipient", messages.c.org_id, messages.c.recipient_norm)

# What is queued later under a key that was recalled is recalled as well: the event that asks for a
# mail may be handled after the one that takes it back.
recalled_groups = tenant_table(
    "message_recalled_groups",
    sa.Column("group_key", sa.Text, nullable=False),
    sa.Column("recalled_at", Timestamp, nullable=False),
    key=("group_key",),
    append_only=True,
)

# Which organization's message an address of ours stands for; a mail that comes in names no more.
reply_addresses = control_table(
    "reply_addresses",
    sa.Column("token_hash", sa.LargeBinary, primary_key=True),
    sa.Column("org_id", sa.Uuid, nullable=False),
    sa.Column("message_id", sa.Uuid, nullable=False),
    sa.Column("expires_at", Timestamp, nullable=False),
    app="SELECT, INSERT",
)

# Mails that came in: as they are until they have been read, then what was read of them.
arrivals = tenant_table(
    "arrived_mails",
    # None for what was written on a page: it answers no single mail.
    sa.Column("message_id", sa.Uuid),
    sa.Column("record_type", sa.Text, nullable=False),
    sa.Column("record_id", sa.Uuid, nullable=False),
    sa.Column("route", sa.Text, nullable=False),
    sa.Column("envelope_from", sa.Text, nullable=False),
    # Gone once it has been read.
    sa.Column("raw", sa.LargeBinary),
    sa.Column("dedupe_key", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("received_at", Timestamp, nullable=False),
    sa.Column("read_at", Timestamp),
    sa.Column("from_email", sa.Text, nullable=False, server_default=""),
    sa.Column("from_name", sa.Text, nullable=False, server_default=""),
    sa.Column("from_other_address", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("subject", sa.Text, nullable=False, server_default=""),
    sa.Column("body_text", sa.Text, nullable=False, server_default=""),
    # The signature and what was quoted of earlier mails.
    sa.Column("rest_text", sa.Text, nullable=False, server_default=""),
    # Each with its name, its size in bytes, and the id of the file or why it was not kept.
    sa.Column("attachments", Json, nullable=False),
    # What a domain above made of it, in a word of that domain; empty for nothing.
    sa.Column("outcome", sa.Text, nullable=False, server_default=""),
    sa.UniqueConstraint("org_id", "dedupe_key"),
    tenant_key("message_id", "messages", on_delete="CASCADE"),
    one_of("route", MailRoute),
    one_of("status", ArrivalStatus),
    of_application="record_id",
)
sa.Index("ix_arrived_mails_message", arrivals.c.org_id, arrivals.c.message_id)
sa.Index("ix_arrived_mails_record", arrivals.c.org_id, arrivals.c.record_id, arrivals.c.id)

suppressions = tenant_table(
    "mail_suppressions",
    sa.Column("email_norm", SortText, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("detail", sa.Text, nullable=False),
    sa.Column("since", Timestamp, nullable=False),
    one_of("reason", SuppressionReason),
    key=("email_norm",),
)

# Addresses whose owner does not want mails that one can do without.
unsubscribes = tenant_table(
    "mail_unsubscribes",
    sa.Column("email_norm", SortText, nullable=False),
    sa.Column("since", Timestamp, nullable=False),
    key=("email_norm",),
    # A login sees at which organizations its address wants none.
    extra_policies={"SELECT": f"{TENANT_CONDITION} OR {OWN_ADDRESS}"},
)
sa.Index("ix_mail_unsubscribes_login", unsubscribes.c.email_norm)

preferences = tenant_table(
    "notification_preferences",
    sa.Column("user_id", sa.Uuid, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("email", sa.Boolean, nullable=False),
    sa.Column("in_app", sa.Boolean, nullable=False),
    key=("user_id", "kind"),
)

mail_templates = tenant_table(
    "mail_templates",
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name_norm", SortText, nullable=False),
    # Per language a subject and a body.
    sa.Column("texts", Json, nullable=False),
    # Files that go with a saved message, each with its name, its size in bytes and its id.
    sa.Column("attachments", Json, nullable=False, server_default="[]"),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    sa.UniqueConstraint("org_id", "kind", "name_norm"),
)

notifications = tenant_table(
    "notifications",
    sa.Column("user_id", sa.Uuid, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("link", sa.Text),
    sa.Column("record_type", sa.Text),
    sa.Column("record_id", sa.Uuid),
    sa.Column("dedupe_key", sa.Text, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("read_at", Timestamp),
    sa.UniqueConstraint("org_id", "user_id", "dedupe_key"),
    one_of("kind", NoticeKind),
)
sa.Index(
    "ix_notifications_inbox", notifications.c.org_id, notifications.c.user_id, notifications.c.id
)
sa.Index(
    "ix_notifications_unread",
    notifications.c.org_id,
    notifications.c.user_id,
    notifications.c.id,
    postgresql_where=notifications.c.read_at.is_(None),
)

text_settings = tenant_table(
    "text_settings",
    sa.Column("enabled", sa.Boolean, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("account", sa.Text, nullable=False),
    # The account's secret, under the organization's key.
    sa.Column("sealed", sa.Text),
    sa.Column("sealed_key_id", sa.Text),
    sa.Column("sender", sa.Text, nullable=False),
    sa.Column("contact", sa.Text, nullable=False),
    sa.Column("from_hour", sa.SmallInteger, nullable=False),
    sa.Column("until_hour", sa.SmallInteger, nullable=False),
    sa.Column("problem", sa.Text, nullable=False, server_default=""),
    sa.Column("checked_at", Timestamp),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    one_of("kind", TextProviderKind),
    key=(),
)

# Texts that people saved to begin a text with: per language what it says.
text_templates = tenant_table(
    "text_templates",
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name_norm", SortText, nullable=False),
    sa.Column("texts", Json, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    sa.UniqueConstraint("org_id", "name_norm"),
)

text_messages = tenant_table(
    "text_messages",
    sa.Column("direction", sa.Text, nullable=False),
    # The other side's, as E.164 has it.
    sa.Column("number", SortText, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("candidate_id", sa.Uuid),
    sa.Column("record_type", sa.Text),
    sa.Column("record_id", sa.Uuid),
    # The number was written to about another record as well.
    sa.Column("elsewhere", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("author_id", sa.Uuid),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("segments", sa.SmallInteger, nullable=False),
    sa.Column("dedupe_key", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("available_at", Timestamp, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    sa.Column("lease_until", Timestamp),
    sa.Column("handed_over_at", Timestamp),
    sa.Column("provider_id", sa.Text),
    sa.Column("error", sa.Text, nullable=False, server_default=""),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("finished_at", Timestamp),
    sa.UniqueConstraint("org_id", "dedupe_key"),
    one_of("direction", Direction),
    one_of("status", TextStatus),
    of_application="record_id",
)
sa.Index("ix_text_messages_record", text_messages.c.org_id, text_messages.c.record_id)
sa.Index("ix_text_messages_number", text_messages.c.org_id, text_messages.c.number)

# Who agreed to texts and who took it back: a log that is proof, so nothing in it is changed.
text_consents = tenant_table(
    "text_consents",
    sa.Column("number", SortText, nullable=False),
    # None for what the phone itself said.
    sa.Column("candidate_id", sa.Uuid),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("shown", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    # The other record of a merge or a split.
    sa.Column("other_id", sa.Uuid),
    sa.Column("by_id", sa.Uuid),
    sa.Column("by_name", sa.Text, nullable=False),
    sa.Column("at", Timestamp, nullable=False),
    one_of("state", ConsentState),
    one_of("source", ConsentSource),
    append_only=True,
    erasable="DELETE",
)
sa.Index("ix_text_consents_number", text_consents.c.org_id, text_consents.c.number)
sa.Index(
    "ix_text_consents_candidate",
    text_consents.c.org_id,
    text_consents.c.candidate_id,
    postgresql_where=text_consents.c.candidate_id.is_not(None),
)
