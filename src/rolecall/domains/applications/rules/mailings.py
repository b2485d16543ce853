"""Who of a selection gets a mail, and when each of many leaves. Pure."""

from collections.abc import Collection, Sequence
from datetime import datetime

from rolecall.domains.applications.contracts.mailings import PACE, Addressee, LeftOut
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.sentences import say

WHY = {
    LeftOut.GONE: say("This record is not there any more."),
    LeftOut.NO_ADDRESS: say("No e-mail address of this candidate is known."),
    LeftOut.UNDELIVERABLE: say("The address refused mail before, so mail to it is held back."),
    LeftOut.UNSUBSCRIBED: (
        say("This person does not want mails that are not about an application of theirs.")
    ),
    LeftOut.WITHDRAWN: say(
        "The candidate has withdrawn. Write to them by themselves if it matters."
    ),
    LeftOut.DECIDED: say("The candidate was rejected or hired, and the mailing was not for them."),
    LeftOut.TWICE: say("The same person was selected twice and gets one mail."),
}
"""What the result of an item says."""


def sort_out(
    addressees: Sequence[Addressee],
    refusing: Collection[str],
    unwilling: Collection[str],
    *,
    with_decided: bool,
) -> list[LeftOut | None]:
    """Return for each why they get no mail, None for who gets it.

    `refusing` are the normalised addresses that mail is held back from, `unwilling` those whose
    owners do not want this kind of mail: one of them is enough, as it is for a single message. Of
    several records of one person, or with one address, the first that can be written about counts.
    """
    people, addresses = set(), set()
    reasons: list[LeftOut | None] = []
    for one in addressees:
        norm = normalise_email(one.email)
        reason = _why_not(one, norm, refusing, unwilling)
        if reason is None and one.is_decided and not with_decided:
            reason = LeftOut.DECIDED
        if reason is None and (one.candidate_id in people or norm in addresses):
            reason = LeftOut.TWICE
        if reason is None:
            people.add(one.candidate_id)
            addresses.add(norm)
        reasons.append(reason)
    return reasons


def leaves_at(begins: datetime, place: int) -> datetime:
    """Return when the mail of the item at a place leaves, the first at 0."""
    return begins + place * PACE


def _why_not(
    one: Addressee, norm: str, refusing: Collection[str], unwilling: Collection[str]
) -> LeftOut | None:
    if one.has_withdrawn:
        return LeftOut.WITHDRAWN
    if not one.email:
        return LeftOut.NO_ADDRESS
    if any(normalise_email(email) in unwilling for email in one.emails):
        return LeftOut.UNSUBSCRIBED
    if norm in refusing:
        return LeftOut.UNDELIVERABLE
    return None
