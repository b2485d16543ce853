"""Every kind of mail with its audience and its variables.

A template can use what is declared here and nothing else, and a sender must give all of it that is
not optional: `check_variables` holds senders to it, a test holds the templates.
"""

from rolecall.domains.messaging.rules.catalogue.choices import (
    APPROVAL_SUBJECTS,
    INTERVIEW_NEWS,
    OFFER_OUTCOMES,
    RETENTION_KINDS,
    ROLES,
    STAGE_KINDS,
    STOP_URL,
    UNFINISHED,
)
from rolecall.domains.messaging.rules.catalogue.declaration import Declaration
from rolecall.domains.messaging.rules.catalogue.declarations import (
    CATALOGUE,
    UNSUBSCRIBABLE,
)
from rolecall.domains.messaging.rules.catalogue.variables_given import (
    check_variables,
    declaration_of,
    sample_variables,
)

__all__ = [
    "APPROVAL_SUBJECTS",
    "CATALOGUE",
    "INTERVIEW_NEWS",
    "OFFER_OUTCOMES",
    "RETENTION_KINDS",
    "ROLES",
    "STAGE_KINDS",
    "STOP_URL",
    "UNFINISHED",
    "UNSUBSCRIBABLE",
    "Declaration",
    "check_variables",
    "declaration_of",
    "sample_variables",
]
