"""The use cases of offers.

Guarantees: an offer moves as `rules.states` says and nothing else moves it; what a candidate was
shown is a version that nobody can change, with the hash of its PDF; every change is in the audit
log and is told by an event of the same transaction.
"""

from rolecall.domains.offers.service.answering import (
    SHOWN,
    CandidateView,
    accept_by_link,
    decline_by_link,
    open_letter,
    open_offer,
)
from rolecall.domains.offers.service.approving import settle_approval, submit_offer
from rolecall.domains.offers.service.asking_candidates import tell_candidate_of_offers
from rolecall.domains.offers.service.certificate import certificate, certificate_by_link
from rolecall.domains.offers.service.drafting import (
    change_offer,
    create_offer,
    preview_change,
    preview_offer,
    revise_offer,
)
from rolecall.domains.offers.service.link import offer_token
from rolecall.domains.offers.service.reading import (
    OfferView,
    compare_versions,
    get_offer,
    may_read_letters,
    view_offer,
)
from rolecall.domains.offers.service.sending import (
    close_for_application,
    expire_offer,
    extend_offer,
    send_offer,
    withdraw_offer,
)
from rolecall.domains.offers.service.templating import (
    archive_template,
    get_template,
    preview_template,
    restore_template,
    save_template,
)

__all__ = [
    "SHOWN",
    "CandidateView",
    "OfferView",
    "accept_by_link",
    "archive_template",
    "certificate",
    "certificate_by_link",
    "change_offer",
    "close_for_application",
    "compare_versions",
    "create_offer",
    "decline_by_link",
    "expire_offer",
    "extend_offer",
    "get_offer",
    "get_template",
    "may_read_letters",
    "offer_token",
    "open_letter",
    "open_offer",
    "preview_change",
    "preview_offer",
    "preview_template",
    "restore_template",
    "revise_offer",
    "save_template",
    "send_offer",
    "settle_approval",
    "submit_offer",
    "tell_candidate_of_offers",
    "view_offer",
    "withdraw_offer",
]
