"""Open jobs in the shapes of Greenhouse's Job Board API. Pure.

Source: developers.greenhouse.io/job-board.html (jobs, departments, offices, sections, educations).
A job post and its job are one here, so `internal_job_id` repeats `id`; there are no requisition
ids, custom metadata or prospect posts. Departments and offices have no hierarchy.
"""

import html
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from rolecall.domains.jobs.contracts import Pay, PublicPosting, Question, QuestionKind
from rolecall.domains.jobs.contracts.board_numbers import (
    job_number,
    option_number,
    question_number,
)
from rolecall.domains.jobs.contracts.boards import BoardJob
from rolecall.domains.jobs.rules.boards.numbers import NONE, department_number, office_number
from rolecall.domains.jobs.rules.wording import place
from rolecall.kernel.money import Money

YES, NO = 1, 0
"""How a yes-or-no question is answered."""
QUESTION: Final = "question_"
_CENTS: Final = 100
_NO_DEPARTMENT: Final = "No Department"
_NO_OFFICE: Final = "No Office"
_KINDS: Final[Mapping[QuestionKind, str]] = {
    QuestionKind.TEXT: "input_text",
    QuestionKind.LONG_TEXT: "textarea",
    QuestionKind.NUMBER: "input_text",
    QuestionKind.DATE: "input_text",
    QuestionKind.FILE: "input_file",
    QuestionKind.YES_NO: "multi_value_single_select",
    QuestionKind.SINGLE_CHOICE: "multi_value_single_select",
    QuestionKind.MULTIPLE_CHOICE: "multi_value_multi_select",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardTerms:
    """What holds for all jobs of a board.

    `site_url` is the whole address of the careers site, `language` a code such as `en`, `yes` and
    `no` the words of the answers, `pay_titles` what a pay range is headed with, by period.
    """

    name: str
    site_url: str
    language: str
    yes: str
    no: str
    pay_titles: Mapping[str, str]


def job_brief(posting: PublicPosting, terms: BoardTerms) -> dict[str, Any]:
    """Return a job as departments and offices list it."""
    return {
        "id": job_number(posting.id),
        "title": posting.title,
        "location": {"name": _place(posting)},
        "updated_at": _instant(posting.updated_at),
        "absolute_url": f"{terms.site_url}/jobs/{posting.id}",
        "language": terms.language,
    }


def job_in_list(posting: PublicPosting, terms: BoardTerms) -> dict[str, Any]:
    """Return a job as the list of jobs has it."""
    ends = posting.valid_through
    return {
        **job_brief(posting, terms),
        "internal_job_id": job_number(posting.id),
        "requisition_id": None,
        "company_name": terms.name,
        "first_published": _instant(posting.published_at),
        "application_deadline": _instant(ends) if ends else None,
        "metadata": None,
        "data_compliance": [
            {
                "type": "gdpr",
                "requires_consent": True,
                "requires_processing_consent": True,
                "requires_retention_consent": False,
                "retention_period": None,
                "demographic_data_consent_applies": False,
            }
        ],
    }


def job_with_content(job: BoardJob, terms: BoardTerms) -> dict[str, Any]:
    """Return a job with its description, department and offices."""
    posting = job.posting
    return {
        **job_in_list(posting, terms),
        "content": html.escape(job.description_html, quote=True),
        "departments": [
            {**department, "parent_id": None, "child_ids": []}
            for department in [_department(posting)]
        ],
        "offices": [{**office, "parent_id": None, "child_ids": []} for office in _offices(posting)],
    }


def job_questions(job: BoardJob, terms: BoardTerms) -> dict[str, Any]:
    """Return what an application for a job is asked, as members of the job."""
    own = [
        _asked(question.label, question.required, [_field(job, question, terms)], question.help)
        for question in job.questions
    ]
    return {
        "questions": [
            _asked("First Name", True, [_input("first_name")]),
            _asked("Last Name", True, [_input("last_name")]),
            _asked("Email", True, [_input("email")]),
            _asked("Phone", False, [_input("phone")]),
            _asked(
                "Resume/CV",
                False,
                [_input("resume", "input_file"), _input("resume_text", "textarea")],
            ),
            _asked("Cover Letter", False, [_input("cover_letter_text", "textarea")]),
            *own,
        ],
        "location_questions": [_asked("Location", False, [_input("location")])],
        "compliance": None,
        "demographic_questions": None,
    }


def pay_ranges(posting: PublicPosting, terms: BoardTerms) -> list[dict[str, Any]]:
    """Return the pay of a job, where it is shown. Amounts are hundredths, whatever the currency."""
    pay = posting.pay
    if pay is None:
        return []
    return [
        {
            "min_cents": _hundredths(pay.min_minor, pay),
            "max_cents": _hundredths(pay.max_minor, pay),
            "currency_type": pay.currency,
            "title": terms.pay_titles[pay.period.value],
            "blurb": "",
        }
    ]


def departments(
    postings: Sequence[PublicPosting], terms: BoardTerms, *, as_tree: bool = False
) -> list[dict[str, Any]]:
    """Return the departments that have open jobs, with these; `NONE` collects the others."""
    found: dict[int, dict[str, Any]] = {}
    for posting in postings:
        department = _department(posting)
        entry = found.setdefault(department["id"], {**department, "jobs": []})
        entry["jobs"].append(job_brief(posting, terms))
    found.setdefault(NONE, {"id": NONE, "name": _NO_DEPARTMENT, "jobs": []})
    return [_in_hierarchy(one, as_tree=as_tree) for one in _by_name(found.values())]


def offices(
    postings: Sequence[PublicPosting], terms: BoardTerms, *, as_tree: bool = False
) -> list[dict[str, Any]]:
    """Return the places that have open jobs, with their departments and the jobs of these."""
    found: dict[int, dict[str, Any]] = {}
    held: dict[int, list[PublicPosting]] = {NONE: []}
    for posting in postings:
        for office in _offices(posting) or [{"id": NONE, "name": _NO_OFFICE, "location": None}]:
            found.setdefault(office["id"], office)
            held.setdefault(office["id"], []).append(posting)
    found.setdefault(NONE, {"id": NONE, "name": _NO_OFFICE, "location": None})
    entries = [
        {
            **office,
            "departments": [
                department
                for department in departments(held[number], terms, as_tree=as_tree)
                if department["jobs"]
            ],
        }
        for number, office in found.items()
    ]
    return [_in_hierarchy(one, as_tree=as_tree) for one in _by_name(entries)]


def question_field(job: BoardJob, question: Question) -> str:
    """Return the name of the field that answers a question."""
    return f"{QUESTION}{question_number(job.posting.id, question.id)}"


def _by_name(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(entries, key=lambda entry: (entry["id"] == NONE, entry["name"].casefold()))


def _in_hierarchy(entry: dict[str, Any], *, as_tree: bool) -> dict[str, Any]:
    return {**entry, "children": []} if as_tree else {**entry, "parent_id": None, "child_ids": []}


def _department(posting: PublicPosting) -> dict[str, Any]:
    number = department_number(posting.department)
    return {"id": number, "name": posting.department or _NO_DEPARTMENT}


def _offices(posting: PublicPosting) -> list[dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for location in posting.locations:
        number = office_number(location)
        if number != NONE:
            name = place(location)
            found.setdefault(number, {"id": number, "name": name, "location": name})
    return list(found.values())


def _place(posting: PublicPosting) -> str:
    return "; ".join(filter(None, (place(location) for location in posting.locations)))


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def _hundredths(minor: int | None, pay: Pay) -> int | None:
    return None if minor is None else int(Money(minor, pay.currency).amount * _CENTS)


def _input(name: str, kind: str = "input_text") -> dict[str, Any]:
    return {"name": name, "type": kind, "values": []}


def _asked(
    label: str, required: bool, fields: list[dict[str, Any]], description: str = ""
) -> dict[str, Any]:
    return {
        "label": label,
        "description": description or None,
        "required": required,
        "fields": fields,
    }


def _field(job: BoardJob, question: Question, terms: BoardTerms) -> dict[str, Any]:
    name = question_field(job, question)
    if question.kind is QuestionKind.MULTIPLE_CHOICE:
        name += "[]"
    field = _input(name, _KINDS[question.kind])
    if question.kind is QuestionKind.YES_NO:
        field["values"] = [{"value": NO, "label": terms.no}, {"value": YES, "label": terms.yes}]
    else:
        field["values"] = [
            {
                "value": option_number(job.posting.id, question.id, option.key),
                "label": option.label,
            }
            for option in question.options
        ]
    return field
