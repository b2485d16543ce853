"""What candidates agreed to: seen, given, taken back on their page, and asked for anew.

Guarantees: what somebody agrees to here is the text that was shown to them; taking back the privacy
notice ends the application that it was given for, in the same transaction; a version is put before
nobody twice, however often it is asked for or a process dies.
"""

from rolecall.domains.privacy.service.consenting.about_texts import view_text_consents
from rolecall.domains.privacy.service.consenting.asking import (
    ask_anew,
    count_to_ask,
    go_on_asking,
)
from rolecall.domains.privacy.service.consenting.own import (
    OwnConsents,
    say_own_consent,
    view_own_consents,
)
from rolecall.domains.privacy.service.consenting.saying import (
    opened_by_mail,
    say_consent,
    view_consents,
)

__all__ = [
    "OwnConsents",
    "ask_anew",
    "count_to_ask",
    "go_on_asking",
    "opened_by_mail",
    "say_consent",
    "say_own_consent",
    "view_consents",
    "view_own_consents",
    "view_text_consents",
]
