"""Open jobs in the shapes of Lever's postings API, version 0. Pure.

Source: github.com/lever/postings-api. A job has one department here; it stands for Lever's team as
well, since sites group and filter by either.
"""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rolecall.domains.jobs.contracts import Pay, PayPeriod, PublicPosting, RemotePolicy, Skill
from rolecall.domains.jobs.contracts.boards import BoardJob
from rolecall.domains.jobs.rules.description import plain_text
from rolecall.domains.jobs.rules.wording import place
from rolecall.kernel.money import Money

GROUPS: Final = ("location", "commitment", "team", "department", "level")
_WORKPLACE: Final[Mapping[RemotePolicy, str]] = {
    RemotePolicy.ON_SITE: "on-site",
    RemotePolicy.HYBRID: "hybrid",
    RemotePolicy.REMOTE: "remote",
}
_INTERVAL: Final[Mapping[PayPeriod, str]] = {
    PayPeriod.HOUR: "per-hour-wage",
    PayPeriod.DAY: "per-day-wage",
    PayPeriod.WEEK: "per-week-salary",
    PayPeriod.MONTH: "per-month-salary",
    PayPeriod.YEAR: "per-year-salary",
}
_MILLISECONDS: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteTerms:
    """What holds for all postings of a site.

    `commitments` are the words for kinds of employment; the other two head the lists of skills.
    """

    site_url: str
    commitments: Mapping[str, str]
    skills_required: str
    skills_preferred: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which postings; every criterion that is given must hold, for any of its values.

    One value is compared without regard to case, several as they are: so Lever does.
    """

    location: Sequence[str] = ()
    commitment: Sequence[str] = ()
    team: Sequence[str] = ()
    department: Sequence[str] = ()
    level: Sequence[str] = ()

    def fits(self, posting: PublicPosting, terms: SiteTerms) -> bool:
        """Tell whether a posting is wanted."""
        places = [place(location) for location in posting.locations]
        return (
            _any_of(self.location, places)
            and _any_of(self.commitment, [terms.commitments[posting.employment_type.value]])
            and _any_of(self.team, [posting.department])
            and _any_of(self.department, [posting.department])
            and _any_of(self.level, [])
        )


def posting_out(job: BoardJob, terms: SiteTerms, pay_text: str) -> dict[str, Any]:
    """Return a posting. `pay_text` says the pay in words, empty where it is not shown."""
    posting = job.posting
    url = f"{terms.site_url}/jobs/{posting.id}"
    found: dict[str, Any] = {
        "id": str(posting.id),
        "text": posting.title,
        "categories": categories(posting, terms),
        "country": next((one.country for one in posting.locations if one.country), None),
        "createdAt": int(posting.published_at.timestamp() * _MILLISECONDS),
        "workplaceType": _WORKPLACE[posting.remote_policy],
        "opening": "",
        "openingPlain": "",
        "description": job.description_html,
        "descriptionPlain": plain_text(job.description_html),
        "descriptionBody": job.description_html,
        "descriptionBodyPlain": plain_text(job.description_html),
        "lists": _lists(job.skills, terms),
        "additional": "",
        "additionalPlain": "",
        "hostedUrl": url,
        "applyUrl": f"{url}/apply",
    }
    if posting.pay is not None:
        found["salaryRange"] = _salary(posting.pay)
        found["salaryDescription"] = f"<p>{html.escape(pay_text)}</p>"
        found["salaryDescriptionPlain"] = pay_text
    return found


def categories(posting: PublicPosting, terms: SiteTerms) -> dict[str, Any]:
    """Return what a posting is grouped and filtered by; what it has none of is left out."""
    places = [found for one in posting.locations if (found := place(one))]
    named: dict[str, Any] = {
        "location": places[0] if places else "",
        "allLocations": places,
        "commitment": terms.commitments[posting.employment_type.value],
        "team": posting.department,
        "department": posting.department,
    }
    return {key: value for key, value in named.items() if value}


def grouped(postings: Sequence[Mapping[str, Any]], by: str) -> list[dict[str, Any]]:
    """Return postings under the values of one of their categories, those without one last."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for posting in postings:
        groups.setdefault(posting["categories"].get(by, ""), []).append(posting)
    return [
        {"title": title, "postings": groups[title]}
        for title in sorted(groups, key=lambda title: (not title, title.casefold()))
    ]


def as_html(groups: Sequence[Mapping[str, Any]]) -> str:
    """Return groups as the list that sites take into their pages; a group may have no title."""
    parts = []
    for group in groups:
        items = "".join(
            f'<li class="lever-job"><a class="lever-job-title" target="_blank" rel="noopener" '
            f'href="{html.escape(posting["hostedUrl"])}">{html.escape(posting["text"])}</a>'
            f"{_tags(posting['categories'])}</li>"
            for posting in group["postings"]
        )
        heading = f"<h3>{html.escape(group['title'])}</h3>" if group["title"] else ""
        parts.append(f"{heading}<ul>{items}</ul>")
    return f'<div class="lever">{"".join(parts)}</div>'


def _tags(named: Mapping[str, Any]) -> str:
    return "".join(
        f'<span class="lever-job-{kind}">{html.escape(named[kind])}</span>'
        for kind in ("location", "team", "commitment")
        if kind in named
    )


def _any_of(wanted: Sequence[str], has: Sequence[str]) -> bool:
    if not wanted:
        return True
    if len(wanted) == 1:
        return wanted[0].casefold() in {one.casefold() for one in has}
    return not set(wanted).isdisjoint(has)


def _lists(skills: Sequence[Skill], terms: SiteTerms) -> list[dict[str, str]]:
    named = (
        (terms.skills_required, [skill.name for skill in skills if skill.required]),
        (terms.skills_preferred, [skill.name for skill in skills if not skill.required]),
    )
    return [
        {
            "text": heading,
            "content": "".join(f"<li>{html.escape(name, quote=False)}</li>" for name in names),
        }
        for heading, names in named
        if names
    ]


def _salary(pay: Pay) -> dict[str, Any]:
    ends = {
        name: Money(minor, pay.currency).amount
        for name, minor in (("min", pay.min_minor), ("max", pay.max_minor))
        if minor is not None
    }
    return {"currency": pay.currency, "interval": _INTERVAL[pay.period], **ends}
