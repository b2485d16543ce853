"""A job in the words of schema.org, for search engines. Pure.

Source: schema.org/JobPosting and the documentation of Google's job search: required are title,
description, datePosted, hiringOrganization, and a jobLocation or, for remote work, jobLocationType
with applicantLocationRequirements.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import msgspec

from rolecall.domains.jobs.contracts import (
    EmploymentType,
    JobContent,
    Location,
    Pay,
    PublicPosting,
    RemotePolicy,
)
from rolecall.domains.jobs.rules.countries import country_name
from rolecall.kernel.money import Money

_EMPLOYMENT: Final[dict[EmploymentType, str]] = {
    EmploymentType.FULL_TIME: "FULL_TIME",
    EmploymentType.PART_TIME: "PART_TIME",
    EmploymentType.CONTRACT: "CONTRACTOR",
    EmploymentType.TEMPORARY: "TEMPORARY",
    EmploymentType.INTERNSHIP: "INTERN",
    EmploymentType.PER_DIEM: "PER_DIEM",
}
_encoder = msgspec.json.Encoder(decimal_format="number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hiring:
    """Who hires. `website` and `logo_url` are whole addresses, or empty."""

    name: str
    website: str = ""
    logo_url: str = ""


def job_posting(
    posting: PublicPosting, content: JobContent, hiring: Hiring, url: str
) -> dict[str, Any]:
    """Return the JobPosting of an open job whose page is at `url`."""
    organization = {"@type": "Organization", "name": hiring.name}
    if hiring.website:
        organization["sameAs"] = hiring.website
    if hiring.logo_url:
        organization["logo"] = hiring.logo_url
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": posting.title,
        "description": content.description_html or f"<p>{_plain(posting, hiring)}</p>",
        "identifier": {
            "@type": "PropertyValue",
            "name": hiring.name,
            "value": str(posting.id),
        },
        "datePosted": posting.published_at.date().isoformat(),
        "employmentType": _EMPLOYMENT[posting.employment_type],
        "hiringOrganization": organization,
        "totalJobOpenings": content.openings,
        "directApply": True,
        "url": url,
        **_where(posting.locations, posting.remote_policy),
    }
    if posting.valid_through is not None:
        found["validThrough"] = posting.valid_through.isoformat()
    if posting.pay is not None:
        found["baseSalary"] = _salary(posting.pay)
    if content.skills:
        found["skills"] = ", ".join(skill.name for skill in content.skills)
    return found


def script_text(document: dict[str, Any]) -> str:
    """Return a document as JSON that can stand inside a script element.

    `<`, `>` and `&` are written as escapes, so that no text of a job can end the element.
    """
    text = _encoder.encode(document).decode()
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _plain(posting: PublicPosting, hiring: Hiring) -> str:
    parts = (posting.title, posting.department, hiring.name)
    text = " · ".join(part for part in parts if part)
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _where(locations: Sequence[Location], remote_policy: RemotePolicy) -> dict[str, Any]:
    if remote_policy is RemotePolicy.REMOTE:
        found: dict[str, Any] = {"jobLocationType": "TELECOMMUTE"}
        areas = list(dict.fromkeys(_area(location) for location in locations if location.country))
        if areas:
            found["applicantLocationRequirements"] = [
                {"@type": kind, "name": name} for kind, name in areas
            ]
        return found
    places = [{"@type": "Place", "address": _address(location)} for location in locations]
    if not places:
        return {}
    return {"jobLocation": places[0] if len(places) == 1 else places}


def _area(location: Location) -> tuple[str, str]:
    country = country_name(location.country)
    if location.region:
        return "State", f"{location.region}, {country}"
    return "Country", country


def _address(location: Location) -> dict[str, str]:
    named = {
        "addressLocality": location.city,
        "addressRegion": location.region,
        "addressCountry": location.country,
    }
    return {"@type": "PostalAddress", **{key: value for key, value in named.items() if value}}


def _salary(pay: Pay) -> dict[str, Any]:
    value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": pay.period.value.upper()}
    low, high = (
        None if minor is None else _number(Money(minor, pay.currency).amount)
        for minor in (pay.min_minor, pay.max_minor)
    )
    if low is not None and low == high:
        value["value"] = low
    else:
        value |= {
            name: amount
            for name, amount in (("minValue", low), ("maxValue", high))
            if amount is not None
        }
    return {"@type": "MonetaryAmount", "currency": pay.currency, "value": value}


def _number(amount: Decimal) -> Decimal | int:
    return int(amount) if amount == int(amount) else amount
