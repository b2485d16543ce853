"""What a certificate of acceptance states."""

from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from rolecall.domains.offers.contracts import Evidence, Offer


def certificate_facts(offer: Offer, evidence: Evidence, time_zone: str) -> list[tuple[str, str]]:
    """Return keys of labels and their values, in order; what is not known is left out."""
    at = evidence.accepted_at
    local = format_datetime(at, "full", tzinfo=ZoneInfo(time_zone), locale=evidence.locale)
    facts = [
        ("candidate", offer.candidate_name),
        ("typed_name", evidence.typed_name),
        ("email", evidence.email),
        ("login", str(evidence.user_id) if evidence.user_id else ""),
        ("job", offer.job_title),
        ("version", str(evidence.version_number)),
        ("accepted_at", f"{local} ({at.isoformat(timespec='seconds')})"),
        ("ip", evidence.ip),
        ("user_agent", evidence.user_agent),
        ("sha256", evidence.sha256),
        ("agreement", evidence.agreement),
        ("offer_id", str(offer.id)),
    ]
    return [(key, value) for key, value in facts if value]
