"""What the domains above AI interviews, and those who compose them, use."""

from rolecall.domains.ai_interviews.queries.sessions import (
    find_session,
    get_session,
    list_turns,
)
from rolecall.domains.ai_interviews.repository import disclosing
from rolecall.domains.ai_interviews.service import (
    approve_template,
    change_template,
    draft_template,
    submit_template,
)
from rolecall.domains.ai_interviews.service.room_links import find_for_link, mint_link

__all__ = [
    "approve_template",
    "change_template",
    "disclosing",
    "draft_template",
    "find_for_link",
    "find_session",
    "get_session",
    "list_turns",
    "mint_link",
    "submit_template",
]
