"""What other domains, processes and entrypoints may call."""

from rolecall.domains.identity.api.authentication import authenticate
from rolecall.domains.identity.api.operators import (
    create_administrator,
    delete_account_of,
    issue_token,
)
from rolecall.domains.identity.api.organizations import (
    create_organization,
    find_organization_by_slug,
    get_organization,
    get_settings,
    list_organizations,
    organizations_by_ids,
    save_working_time,
    update_settings,
    working_calendar,
)
from rolecall.domains.identity.api.people import (
    actor_of_member,
    add_member,
    create_user,
    find_user_by_email,
    get_members_by_ids,
    get_user,
    hash_password,
    list_members,
    names_of_members,
    open_session,
)
from rolecall.domains.identity.rules.rich_text import clean_html
from rolecall.domains.identity.service.account_links import AccountMail, account_mail
from rolecall.domains.identity.service.first_links import first_link
from rolecall.domains.identity.service.invitation_links import InvitationMail, invitation_mail
from rolecall.domains.identity.service.push_devices import (
    forget_push_device,
    list_push_device_ids,
    note_push,
    open_push_device,
)

__all__ = [
    "AccountMail",
    "InvitationMail",
    "account_mail",
    "actor_of_member",
    "add_member",
    "authenticate",
    "clean_html",
    "create_administrator",
    "create_organization",
    "create_user",
    "delete_account_of",
    "find_organization_by_slug",
    "find_user_by_email",
    "first_link",
    "forget_push_device",
    "get_members_by_ids",
    "get_organization",
    "get_settings",
    "get_user",
    "hash_password",
    "invitation_mail",
    "issue_token",
    "list_members",
    "list_organizations",
    "list_push_device_ids",
    "names_of_members",
    "note_push",
    "open_push_device",
    "open_session",
    "organizations_by_ids",
    "save_working_time",
    "update_settings",
    "working_calendar",
]
