"""Grounds of refusals, in words for the person who asked. Pure."""

from collections.abc import Mapping
from typing import Final

from rolecall.domains.privacy.contracts import Ground
from rolecall.kernel.sentences import Sentence, say

GROUNDS: Final[Mapping[Ground, Sentence]] = {
    Ground.EXPRESSION: say(
        "It is needed for the freedom of expression and information (article 17(3)(a) GDPR)."
    ),
    Ground.LEGAL_DUTY: say(
        "A law obliges the organization to keep it, or it is needed for a task in the public "
        "interest (article 17(3)(b) GDPR)."
    ),
    Ground.PUBLIC_HEALTH: say("It is needed for public health (article 17(3)(c) GDPR)."),
    Ground.ARCHIVES: say(
        "It is needed for archives in the public interest, research or statistics "
        "(article 17(3)(d) GDPR)."
    ),
    Ground.CLAIMS: say(
        "It is needed to establish, exercise or defend legal claims (article 17(3)(e) GDPR)."
    ),
    Ground.NOT_IDENTIFIED: say(
        "It could not be established that this data is yours (article 12(2) GDPR)."
    ),
}
