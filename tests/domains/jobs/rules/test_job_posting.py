import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.domains.jobs.contracts import (
    EmploymentType,
    JobContent,
    Location,
    Pay,
    PayPeriod,
    PublicPosting,
    RemotePolicy,
)
from rolecall.domains.jobs.rules.job_posting import Hiring, job_posting, script_text
from rolecall.kernel.ids import uuid7

URL = "https://jobs.example.com/careers/acme/jobs/1"


def posting(**changes: Any) -> PublicPosting:
    values: dict[str, Any] = {
        "id": uuid7(),
        "org_id": uuid7(),
        "organization_slug": "acme",
        "organization_name": "Acme",
        "title": "Welder",
        "department": "",
        "locations": (),
        "remote_policy": RemotePolicy.ON_SITE,
        "employment_type": EmploymentType.FULL_TIME,
        "pay": None,
        "published_at": datetime(2025, 6, 1, tzinfo=UTC),
        "updated_at": datetime(2025, 6, 1, tzinfo=UTC),
        "valid_through": None,
    }
    return PublicPosting(**{**values, **changes})


def made(**changes: Any) -> dict[str, Any]:
    document = job_posting(posting(**changes), JobContent(title="Welder"), Hiring(name="Acme"), URL)
    found: dict[str, Any] = json.loads(script_text(document))
    return found


def test_what_is_not_known_is_left_out() -> None:
    found = made()
    assert not found.keys() & {
        "jobLocation", "jobLocationType", "applicantLocationRequirements", "baseSalary",
        "validThrough", "skills",
    }  # fmt: skip
    assert found["description"] == "<p>Welder · Acme</p>"
    assert found["hiringOrganization"] == {"@type": "Organization", "name": "Acme"}


def test_remote_work_says_who_may_apply() -> None:
    found = made(
        remote_policy=RemotePolicy.REMOTE,
        locations=(
            Location("Denver", "CO", "US"),
            Location("", "", "DE"),
            Location("Munich", "", "DE"),
        ),
    )
    assert found["jobLocationType"] == "TELECOMMUTE"
    assert found["applicantLocationRequirements"] == [
        {"@type": "State", "name": "CO, United States"},
        {"@type": "Country", "name": "Germany"},
    ]
    assert "jobLocation" not in found


def test_hybrid_work_has_a_place() -> None:
    found = made(remote_policy=RemotePolicy.HYBRID, locations=(Location("Bern", "", "CH"),))
    assert found["jobLocation"] == {
        "@type": "Place",
        "address": {
            "@type": "PostalAddress",
            "addressLocality": "Bern",
            "addressCountry": "CH",
        },
    }
    assert "jobLocationType" not in found


@pytest.mark.parametrize(
    ("pay", "value"),
    [
        (Pay(2_550, 3_000, "USD", PayPeriod.HOUR), {"minValue": 25.5, "maxValue": 30}),
        (Pay(2_000, 2_000, "USD", PayPeriod.HOUR), {"value": 20}),
        (Pay(2_000, None, "USD", PayPeriod.HOUR), {"minValue": 20}),
        (Pay(None, 2_000, "USD", PayPeriod.HOUR), {"maxValue": 20}),
        (Pay(0, 500, "JPY", PayPeriod.HOUR), {"minValue": 0, "maxValue": 500}),
    ],
)
def test_pay_is_a_monetary_amount(pay: Pay, value: dict[str, Any]) -> None:
    assert made(pay=pay)["baseSalary"] == {
        "@type": "MonetaryAmount",
        "currency": pay.currency,
        "value": {"@type": "QuantitativeValue", "unitText": "HOUR", **value},
    }


@pytest.mark.parametrize("kind", EmploymentType)
def test_every_employment_type_has_a_word(kind: EmploymentType) -> None:
    assert made(employment_type=kind)["employmentType"] in {
        "FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "PER_DIEM",
    }  # fmt: skip


@given(st.text())
def test_no_text_can_end_the_script_element(title: str) -> None:
    text = script_text(job_posting(posting(title=title), JobContent(title=title),
                                   Hiring(name=title), URL))  # fmt: skip
    assert not set("<>&") & set(text)
    assert json.loads(text)["title"] == title
