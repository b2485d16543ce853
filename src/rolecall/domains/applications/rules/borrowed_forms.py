"""Applications in the fields of other systems' forms, read into ours. Pure.

Sources: developers.greenhouse.io/job-board.html (submit an application) and
github.com/lever/postings-api (apply to a job posting).
"""

import ipaddress
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from rolecall.domains.applications.contracts.accommodations import AccommodationWish
from rolecall.domains.applications.rules.given import MOST_LINKS, is_link
from rolecall.domains.applications.rules.wishes import LENGTHS, REACH, WORDS, wish_of
from rolecall.domains.jobs.contracts import Question, QuestionKind
from rolecall.domains.jobs.contracts.board_numbers import option_number, question_number
from rolecall.domains.jobs.contracts.boards import BoardJob
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import say

Fields = Mapping[str, Sequence[Any]]
"""What was sent, by name: texts, numbers and booleans, and files of a form."""

QUESTION: Final = "question_"
ANSWER: Final = "answer_"
CONTENT, FILENAME, ADDRESS = "_content", "_content_filename", "_url"
_FALSE: Final = frozenset({"0", "false", "no", "off"})
_GREENHOUSE_NAMES: Final = {
    "full_name": "first_name",
    "consent": "data_compliance[gdpr_processing_consent_given]",
}
_LEVER_NAMES: Final = {"full_name": "name", "consent": "consent[store]", "cover_note": "comments"}
_NAMED: Final = re.compile(r"urls\[(?P<name>[^\]]{1,60})\]")


def flattened(sent: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Return the members of a JSON object under the names that a form would have them."""
    found: dict[str, list[Any]] = {}
    for name, value in sent.items():
        if isinstance(value, Mapping):
            for inner, one in value.items():
                found[f"{name}[{inner}]"] = [one]
        elif isinstance(value, list):
            found[name] = [one for one in value if not isinstance(one, Mapping | list)]
        elif value is not None:
            found[name] = [value]
    return found


def text(fields: Fields, name: str) -> str:
    """Return a field as text, empty if it is not there or no text."""
    value = next(iter(fields.get(name, ())), "")
    return value.replace("\x00", "") if isinstance(value, str) else ""


def consent(fields: Fields, names: Sequence[str], *, site_asks: bool) -> bool:
    """Tell whether somebody agreed: by a field, else as the site says that it asks for it.

    One "no" among the fields is a no, whatever the site says.
    """
    given = [fields[name][0] for name in names if fields.get(name)]
    if not given:
        return site_asks
    return all(_is_yes(value) for value in given)


def greenhouse_answers(job: BoardJob, fields: Fields) -> dict[str, Any]:
    """Return the answers to a job's questions, by the ids that they have here.

    A `question_…` field that is none of this job's is kept as it is, so that it is refused by name.
    """
    answers: dict[str, Any] = {}
    known: set[str] = set()
    for question in job.questions:
        name = f"{QUESTION}{question_number(job.posting.id, question.id)}"
        known |= {name, f"{name}[]", name + CONTENT, name + FILENAME, name + ADDRESS}
        values = [
            _translated(job, question, value)
            for value in (*fields.get(name, ()), *fields.get(f"{name}[]", ()))
        ]
        if values:
            many = question.kind is QuestionKind.MULTIPLE_CHOICE or len(values) > 1
            answers[question.id] = values if many else values[0]
    for name, given in fields.items():
        if name.startswith(QUESTION) and name not in known and not name.endswith("_filename"):
            answers[name] = next(iter(given), None)
    return answers


def named_answers(fields: Fields) -> dict[str, Any]:
    """Return the answers of `answer_<question id>` fields, as our own form has them."""
    return {
        name.removeprefix(ANSWER): list(values) if len(values) > 1 else values[0]
        for name, values in fields.items()
        if name.startswith(ANSWER) and values
    }


def wish(fields: Fields) -> AccommodationWish | None:
    """Return what is asked to be made different, in the fields of our own form; None if nothing is.

    Neither system has such fields, so a site that asks sends ours.
    """
    words = {name: text(fields, name) for name in (WORDS, REACH)}
    ticks = {name: _is_yes(fields[name][0]) for name in LENGTHS if fields.get(name)}
    found = wish_of({**ticks, **words})
    return None if found == AccommodationWish() else found


def stated_address(fields: Fields) -> str:
    """Return the person's network address where the site tells it, empty where it does not."""
    try:
        return str(ipaddress.ip_address(text(fields, "ip").strip()))
    except ValueError:
        return ""


def wordings(fields: Fields) -> tuple[str, str, str]:
    """Return which privacy notice and which text on other jobs a site showed, and in what language.

    The names are those of our own form; empty for what the site does not say.
    """
    return (
        text(fields, "consent_wording"),
        text(fields, "pool_wording"),
        text(fields, "consent_language"),
    )


def lever_links(fields: Fields) -> tuple[str, ...]:
    """Return those of the form's `urls[…]` that are web addresses; the note keeps the others."""
    found = [
        values[0].strip()
        for name, values in fields.items()
        if _NAMED.fullmatch(name) and values and isinstance(values[0], str)
    ]
    return tuple(dict.fromkeys(one for one in found if is_link(one)))[:MOST_LINKS]


def lever_note(fields: Fields) -> str:
    """Return the comments, and below them what has no field of its own here."""
    lines = []
    if organization := text(fields, "org").strip():
        lines.append(f"Company: {organization}")
    for name, values in fields.items():
        match = _NAMED.fullmatch(name)
        address = values[0] if values else ""
        if match and isinstance(address, str) and address.strip():
            lines.append(f"{match['name']}: {address.strip()}")
    comments = text(fields, "comments").strip()
    return "\n\n".join(part for part in (comments, "\n".join(lines)) if part)


def in_greenhouse_names(error: InvalidInput, job: BoardJob) -> InvalidInput:
    """Return a refusal with the names that Greenhouse's form has for the fields."""
    names = dict(_GREENHOUSE_NAMES)
    for question in job.questions:
        number = question_number(job.posting.id, question.id)
        names[f"answers.{question.id}"] = f"{QUESTION}{number}"
    return _renamed(error, names)


def in_lever_names(error: InvalidInput, job: BoardJob) -> InvalidInput:
    """Return a refusal with the names that Lever's form has for the fields."""
    asked = {f"answers.{question.id}": f"{ANSWER}{question.id}" for question in job.questions}
    return _renamed(error, _LEVER_NAMES | asked)


def refuse_addresses(fields: Fields) -> None:
    """Refuse files that are to be fetched from elsewhere.

    Raises:
        InvalidInput: naming each such field.
    """
    faults = [
        FieldError(name, say("Send the file itself: addresses of files are not fetched."))
        for name in fields
        if name.endswith(ADDRESS) and name.startswith((QUESTION, "resume", "cover_letter"))
    ]
    if faults:
        raise InvalidInput(faults[0].message, errors=faults)


def _translated(job: BoardJob, question: Question, value: Any) -> Any:
    """Return an answer as `QuestionKind` says; what is none stays and is refused later."""
    told = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if question.kind in {QuestionKind.SINGLE_CHOICE, QuestionKind.MULTIPLE_CHOICE}:
        keys = {
            str(option_number(job.posting.id, question.id, option.key)): option.key
            for option in question.options
        }
        return keys.get(told, told) if isinstance(told, str) else told
    return told


def _is_yes(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value.strip()) and value.strip().casefold() not in _FALSE
    return bool(value)


def _renamed(error: InvalidInput, names: Mapping[str, str]) -> InvalidInput:
    return InvalidInput(
        error.detail,
        code=error.problem_code,
        errors=[
            FieldError(names.get(fault.field, fault.field), fault.message, fault.code)
            for fault in error.errors
        ],
    )
