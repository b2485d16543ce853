"""Erasures that candidates ask for: asked, confirmed, called off, decided, carried out, certified.

Guarantees: whoever holds the link of an application can have a mail sent to its address and nothing
else; a request counts from the press of a button behind that mail; it is carried out once, by
itself at the end of the time in which it can be called off, unless a member has to look first, a
legal hold stands or it was refused; applications are withdrawn before, so that everybody hears of
it; the certificate names nobody.
"""

from rolecall.domains.privacy.service.requesting.asking import (
    ask_by_link,
    ask_by_portal,
    call_off,
    confirm,
)
from rolecall.domains.privacy.service.requesting.certificate import (
    certificate_by_link,
    certificate_of,
    certificate_of_erasure,
    certificate_values,
    in_words,
    number_of_erasure,
)
from rolecall.domains.privacy.service.requesting.deciding import (
    carry_out,
    list_requests,
    refuse,
    today_of,
)
from rolecall.domains.privacy.service.requesting.link import page_token
from rolecall.domains.privacy.service.requesting.running import go_on, ring_for_due
from rolecall.domains.privacy.service.requesting.viewing import (
    open_confirmation,
    open_request,
    own_request,
)

__all__ = [
    "ask_by_link",
    "ask_by_portal",
    "call_off",
    "carry_out",
    "certificate_by_link",
    "certificate_of",
    "certificate_of_erasure",
    "certificate_values",
    "confirm",
    "go_on",
    "in_words",
    "list_requests",
    "number_of_erasure",
    "open_confirmation",
    "open_request",
    "own_request",
    "page_token",
    "refuse",
    "ring_for_due",
    "today_of",
]
