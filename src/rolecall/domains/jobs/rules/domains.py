"""Which domain names can be a careers site's, what proves one, and when it is looked at again.

Guarantees: a domain is shown only while its challenge holds the organization's own token, plus
`GRACE` after it was last found; whoever only points a name here, or finds a forgotten one that
does, gets nothing.
"""

import ipaddress
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from rolecall.domains.jobs.contracts.domains import (
    CustomDomain,
    DomainNews,
    DomainProblem,
    DomainStatus,
)
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import Sentence, say

GRACE: Final = timedelta(days=3)
"""How long a domain stays shown without its proof: name servers fail, and people make mistakes."""
AGAIN: Final = timedelta(days=1)
"""A proved domain is proved anew so often."""
SOON: Final = timedelta(hours=3)
"""One that has lost its proof."""
TOLD_AFTER: Final = 2
"""So many checks in a row have to miss a proof before anybody is told: name servers fail."""
KEPT: Final = timedelta(seconds=5)
"""How long a process may go on with what it knows of a host."""
GIVE_UP: Final = timedelta(days=14)
"""After so long without a proof nobody is waiting any more."""
WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 20, 30, 60, 180, 360))
"""After each check that failed; then always the last. Records take minutes to be seen, or hours."""
MAX_LENGTH: Final = 200
"""Of a name: 253 in the protocol (RFC 1035), less the challenge's label."""
_LABEL: Final = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_MORE_THAN_A_NAME: Final = re.compile(r"^[a-z]+://|[/?#@\s:]", re.IGNORECASE)
_OF_NOBODY: Final = frozenset({"localhost", "local", "internal", "invalid", "onion", "arpa"})
"""Top-level names that are nobody's (RFC 6761, RFC 6762, RFC 7686)."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What follows from a check: the status from now on, and when to look again, if at all."""

    status: DomainStatus
    at: datetime | None


def host_of(typed: str, *, own_hosts: Collection[str]) -> str:
    """Return the host name that somebody typed, as the domain name system writes it.

    Names in other scripts are written as IDNA 2003 does it, which the standard library knows.

    Raises:
        InvalidInput: it is no full domain name, or one of the installation's own.
    """
    text = typed.strip().rstrip(".").lower()
    if _MORE_THAN_A_NAME.search(text):
        raise _refused(
            say("Enter the name alone, without “https://” and without a path: jobs.example.com.")
        )
    try:
        host = text.encode("idna").decode("ascii")
    except UnicodeError:
        host = ""
    labels = host.split(".")
    is_name = len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels)
    if not is_name or _is_address(host) or labels[-1].isdigit() or len(host) > MAX_LENGTH:
        raise _refused(say("That is no domain name. It looks like this: jobs.example.com."))
    if host in own_hosts:
        raise _refused(say("That is this installation's own address. Enter a domain of yours."))
    if labels[-1] in _OF_NOBODY:
        raise _refused(
            say(
                "Nobody can own a domain that ends in “.{end}”. Enter one of yours.", end=labels[-1]
            )
        )
    return host


def problem_of(
    domain: CustomDomain,
    *,
    texts: Collection[str],
    alias: str,
    addresses: Collection[str],
    target: str,
    target_addresses: Collection[str],
    unanswered: bool,
) -> DomainProblem:
    """Return what is missing for a domain to be shown.

    It has to lead here, too: pages of the old address lead on to it, and would lead nowhere. By its
    alias, or, where a zone's own name can have none, by its addresses.
    """
    wanted = domain.token
    if wanted not in {text.strip().strip('"') for text in texts}:
        if unanswered and not texts:
            return DomainProblem.UNANSWERED
        return DomainProblem.OTHER_TOKEN if texts else DomainProblem.NO_TOKEN
    if alias == target or set(addresses) & set(target_addresses):
        return DomainProblem.NONE
    if addresses or alias:
        return DomainProblem.ELSEWHERE
    return DomainProblem.UNANSWERED if unanswered else DomainProblem.NOWHERE


def after_check(domain: CustomDomain, problem: DomainProblem, now: datetime) -> NextStep:
    """Return what follows from a check of a domain that had this outcome."""
    if problem is DomainProblem.NONE:
        return NextStep(DomainStatus.VERIFIED, now + AGAIN)
    if domain.is_shown:
        if domain.verified_at is not None and now - domain.verified_at < GRACE:
            return NextStep(DomainStatus.FAILING, now + SOON)
        return NextStep(DomainStatus.FAILED, None)
    if now - domain.asked_since >= GIVE_UP:
        return NextStep(DomainStatus.FAILED, None)
    return NextStep(DomainStatus.PENDING, now + WAITS[min(domain.failures, len(WAITS) - 1)])


def news_of(before: CustomDomain, after: CustomDomain) -> DomainNews | None:
    """Return what a check tells the organization of a domain, None for nothing new.

    Once for one loss: when it is the check by which a proof counts as missing, the one after which
    the domain is not shown, and the one that finds it again. A domain that was never proved is no
    loss: whoever added it looks at its card.
    """
    if before.is_shown and not after.is_shown:
        return DomainNews.LOST
    if after.status is DomainStatus.FAILING and after.failures == TOLD_AFTER:
        return DomainNews.MISSING
    was_lost = not before.is_shown and before.verified_at is not None
    was_missing = before.status is DomainStatus.FAILING and before.failures >= TOLD_AFTER
    if after.status is DomainStatus.VERIFIED and (was_lost or was_missing):
        return DomainNews.BACK
    return None


def shown_until(domain: CustomDomain) -> datetime | None:
    """Return until when a domain whose proof is missing stays shown, None for any other."""
    if domain.status is not DomainStatus.FAILING or domain.verified_at is None:
        return None
    return domain.verified_at + GRACE


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _refused(sentence: Sentence) -> InvalidInput:
    return InvalidInput.of_field("host", sentence, "bad_host")
