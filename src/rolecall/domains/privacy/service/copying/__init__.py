"""Copies of a person's data: asked for, looked at, made, handed over, and gone a week later.

Guarantees: a copy tells of one person, of all their records, and of nobody else; what is nobody's
business but theirs is handed to nobody else; whoever holds the link of an application gets nothing
by it but a mail to the application's address; records that members made one are looked at by a
member before somebody who proved one address gets them; a copy is made once, however often a
process dies, and each time somebody fetches one stands in the audit log.
"""

from rolecall.domains.privacy.service.copying.asking import (
    ask_by_link,
    ask_by_member,
    ask_by_portal,
    refuse_copy,
    release_copy,
)
from rolecall.domains.privacy.service.copying.choosing import change_choices, read_choices
from rolecall.domains.privacy.service.copying.handing_over import (
    copies_of_candidate,
    copies_of_own,
    fetch_by_link,
    fetch_by_member,
    fetch_own,
    forget_over,
    list_copies,
    open_copy,
)
from rolecall.domains.privacy.service.copying.making import make_copy

__all__ = [
    "ask_by_link",
    "ask_by_member",
    "ask_by_portal",
    "change_choices",
    "copies_of_candidate",
    "copies_of_own",
    "fetch_by_link",
    "fetch_by_member",
    "fetch_own",
    "forget_over",
    "list_copies",
    "make_copy",
    "open_copy",
    "read_choices",
    "refuse_copy",
    "release_copy",
]
