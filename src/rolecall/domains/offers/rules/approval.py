"""What of an offer is approved: the terms, in words. A new letter with the same terms stays so."""

from rolecall.domains.approvals.contracts import FlaggedField, Subject, SubjectKind
from rolecall.domains.offers.contracts import Offer
from rolecall.domains.offers.rules.diffs import terms_in_words


def subject_of(offer: Offer, department: str) -> Subject:
    """Return the offer as approvers see it; `department` is its job's, and chooses the chain."""
    fields = tuple(
        FlaggedField(name, str(label), value)
        for name, label, value in terms_in_words(offer.content)
        if name != "expires_on"
    )
    return Subject(
        kind=SubjectKind.OFFER,
        id=offer.id,
        job_id=offer.job_id,
        title=f"{offer.candidate_name}, {offer.job_title}",
        link=f"/app/applications/{offer.application_id}?view=offer",
        fields=fields,
        department=department,
    )
