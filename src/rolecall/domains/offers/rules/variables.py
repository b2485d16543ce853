"""The variables of letters, and how their values read in the letter's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from rolecall.domains.jobs.contracts import EmploymentType, PayPeriod
from rolecall.domains.offers.contracts import (
    CustomField,
    FieldKind,
    LetterText,
    OfferContent,
    OfferPay,
    Terms,
)
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.money import Money
from rolecall.kernel.sentences import NOTHING, Sentence, say

LOCALES: Final = ("en", "de", "es")
"""Languages that letters are written in."""

BUILT_IN: Final[Mapping[str, Sentence]] = {
    "candidate_name": say("Candidate's name"),
    "job_title": say("Job title"),
    "organization_name": say("Organization"),
    "pay": say("Pay with its period"),
    "start_date": say("First day of work"),
    "employment_type": say("Employment type"),
    "location": say("Place of work"),
    "reports_to": say("Reports to"),
    "expires_on": say("Last day to accept"),
    "letter_date": say("Date of the letter"),
}
"""Variables that every letter may use, with what they are called."""

MAX_VALUE: Final = 500
MAX_DIGITS: Final = 18

_EMPLOYMENT: Final[Mapping[str, Mapping[EmploymentType, str]]] = {
    "en": {
        EmploymentType.FULL_TIME: "full time",
        EmploymentType.PART_TIME: "part time",
        EmploymentType.CONTRACT: "contract",
        EmploymentType.TEMPORARY: "temporary",
        EmploymentType.INTERNSHIP: "internship",
        EmploymentType.PER_DIEM: "per diem",
    },
    "de": {
        EmploymentType.FULL_TIME: "Vollzeit",
        EmploymentType.PART_TIME: "Teilzeit",
        EmploymentType.CONTRACT: "freie Mitarbeit",
        EmploymentType.TEMPORARY: "befristet",
        EmploymentType.INTERNSHIP: "Praktikum",
        EmploymentType.PER_DIEM: "auf Tagesbasis",
    },
    "es": {
        EmploymentType.FULL_TIME: "jornada completa",
        EmploymentType.PART_TIME: "jornada parcial",
        EmploymentType.CONTRACT: "contrato de servicios",
        EmploymentType.TEMPORARY: "contrato temporal",
        EmploymentType.INTERNSHIP: "prácticas",
        EmploymentType.PER_DIEM: "por días",
    },
}
_PERIODS: Final[Mapping[str, Mapping[PayPeriod, str]]] = {
    "en": {
        PayPeriod.HOUR: "{amount} per hour",
        PayPeriod.DAY: "{amount} per day",
        PayPeriod.WEEK: "{amount} per week",
        PayPeriod.MONTH: "{amount} per month",
        PayPeriod.YEAR: "{amount} per year",
    },
    "de": {
        PayPeriod.HOUR: "{amount} pro Stunde",
        PayPeriod.DAY: "{amount} pro Tag",
        PayPeriod.WEEK: "{amount} pro Woche",
        PayPeriod.MONTH: "{amount} pro Monat",
        PayPeriod.YEAR: "{amount} pro Jahr",
    },
    "es": {
        PayPeriod.HOUR: "{amount} por hora",
        PayPeriod.DAY: "{amount} por día",
        PayPeriod.WEEK: "{amount} por semana",
        PayPeriod.MONTH: "{amount} al mes",
        PayPeriod.YEAR: "{amount} al año",
    },
}


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What a letter says that is not up to the offer."""

    candidate_name: str
    job_title: str
    organization_name: str
    letter_date: date


SAMPLE: Final = LetterFacts("Ada Byron", "Staff nurse", "", date(2026, 3, 2))
SAMPLE_TERMS: Final = Terms(
    pay=OfferPay(8_450_000, "USD", PayPeriod.YEAR),
    start_date=date(2026, 4, 1),
    location="Denver, Colorado",
    reports_to="Grace Hopper",
    expires_on=date(2026, 3, 13),
)
"""What previews of templates are filled with."""


def sample_values(fields: Iterable[CustomField]) -> dict[str, str]:
    """Return made-up values of custom fields."""
    samples = {FieldKind.TEXT: "{label}", FieldKind.DATE: "2026-04-01", FieldKind.NUMBER: "25"}
    return {field.key: samples[field.kind].format(label=field.label) for field in fields}


def known_variables(text: LetterText) -> tuple[str, ...]:
    """Return the names that a text may use."""
    return (*BUILT_IN, *(field.key for field in text.fields))


def letter_values(content: OfferContent, facts: LetterFacts) -> dict[str, str | None]:
    """Return every variable's value in the letter's language, None where it has none."""
    terms, locale = content.terms, content.text.locale
    values: dict[str, str | None] = {
        "candidate_name": facts.candidate_name,
        "job_title": facts.job_title,
        "organization_name": facts.organization_name,
        "pay": pay_words(terms.pay, locale) if terms.pay else None,
        "start_date": day_words(terms.start_date, locale),
        "employment_type": _EMPLOYMENT[locale][terms.employment_type],
        "location": terms.location or None,
        "reports_to": terms.reports_to or None,
        "expires_on": day_words(terms.expires_on, locale),
        "letter_date": day_words(facts.letter_date, locale),
    }
    for field in content.text.fields:
        values[field.key] = _custom(field, terms.values.get(field.key, ""), locale)
    return values


def pay_words(pay: OfferPay, locale: str) -> str:
    """Return pay as people write it: `$84,500.00 per year`."""
    amount = format_currency(Money(pay.minor, pay.currency).amount, pay.currency, locale=locale)
    return _PERIODS[locale][pay.period].format(amount=amount)


def day_words(day: date | None, locale: str) -> str | None:
    """Return a day in words: `April 1, 2026`."""
    return None if day is None else format_date(day, "long", locale=locale)


def employment_words(kind: EmploymentType, locale: str) -> str:
    """Return a kind of employment in words."""
    return _EMPLOYMENT[locale][kind]


def checked_values(fields: Iterable[CustomField], values: Mapping[str, str]) -> dict[str, str]:
    """Return the custom values that are given, each of its field's kind.

    Raises:
        InvalidInput: a value belongs to no field, or is not of its kind.
    """
    by_key = {field.key: field for field in fields}
    faults = [
        FieldError(f"terms.values.{key}", say("The template has no such variable."), "unknown")
        for key in values
        if key not in by_key
    ]
    checked: dict[str, str] = {}
    for key, field in by_key.items():
        value = values.get(key, "").strip()
        fault = _fault(field, value) if value else NOTHING
        if fault:
            faults.append(FieldError(f"terms.values.{key}", fault))
        elif value:
            checked[key] = value
    if faults:
        raise InvalidInput(faults[0].message, errors=faults)
    return checked


def checked_fields(fields: Iterable[CustomField]) -> tuple[CustomField, ...]:
    """Return a template's own variables.

    Raises:
        InvalidInput: two have one name, or one has the name of a built-in variable.
    """
    found = tuple(fields)
    seen: set[str] = set(BUILT_IN)
    for index, field in enumerate(found):
        if field.key in seen:
            raise InvalidInput.of_field(
                f"fields.{index}.key",
                say("There is a variable {key} already.", key=field.key),
                "duplicate",
            )
        seen.add(field.key)
    return found


def _fault(field: CustomField, value: str) -> Sentence:
    if len(value) > MAX_VALUE:
        return say(
            "Shorten “{field}” to {max_value} characters.", field=field.label, max_value=MAX_VALUE
        )
    if field.kind is FieldKind.DATE and _day(value) is None:
        return say("“{field}” is a day, such as 2026-04-01.", field=field.label)
    if field.kind is FieldKind.NUMBER and _number(value) is None:
        return say("“{field}” is a number, such as 25 or 1.5.", field=field.label)
    return NOTHING


def _custom(field: CustomField, value: str, locale: str) -> str | None:
    if field.kind is FieldKind.DATE:
        return day_words(_day(value), locale)
    if field.kind is FieldKind.NUMBER:
        number = _number(value)
        return None if number is None else format_decimal(number, locale=Locale.parse(locale))
    return value or None


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _number(value: str) -> Decimal | None:
    if len(value) > MAX_DIGITS:
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
