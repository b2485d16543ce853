"""Use cases of approvals.

Guarantees: a decision, its audit entry and its event are one transaction; two approvers who decide
at once are counted one after the other; a person is counted once a group; a request answers for
exactly the flagged fields that its approvers were shown.
"""

from rolecall.domains.approvals.service.asking import (
    follow_change,
    request_approval,
    require_granted,
    standing_of,
    withdraw,
)
from rolecall.domains.approvals.service.chains import (
    delete_chain,
    get_chain,
    list_chains,
    save_chain,
)
from rolecall.domains.approvals.service.deciding import decide, hand_on
from rolecall.domains.approvals.service.delegating import (
    delegate,
    end_delegation,
    list_delegations,
)
from rolecall.domains.approvals.service.mail_links import (
    MailedApproval,
    decide_by_link,
    open_by_link,
)
from rolecall.domains.approvals.service.reading import (
    get_view,
    list_views,
    view_of,
)
from rolecall.domains.approvals.service.telling import asked_approvers, remind

__all__ = [
    "MailedApproval",
    "asked_approvers",
    "decide",
    "decide_by_link",
    "delegate",
    "delete_chain",
    "end_delegation",
    "follow_change",
    "get_chain",
    "get_view",
    "hand_on",
    "list_chains",
    "list_delegations",
    "list_views",
    "open_by_link",
    "remind",
    "request_approval",
    "require_granted",
    "save_chain",
    "standing_of",
    "view_of",
    "withdraw",
]
