"""Records of theirs as fields of ours, and back.

Guarantees: a mapping that compiles names only fields that exist, maps the required ones, and looks
up tables that are there and lead to values that the field takes; applying it to any JSON gives
values that can be stored, or says field by field why not; nothing is cut short in silence.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from rolecall.domains.integrations.contracts.mappings import (
    FieldMapping,
    FieldProblem,
    Mapped,
    MappingDraft,
    Preview,
    ReverseDraft,
    Unmapped,
)
from rolecall.domains.integrations.contracts.port import Entity, Record
from rolecall.domains.integrations.rules.expressions import Expression, NotEvaluated, compiled
from rolecall.domains.integrations.rules.targets import LONGEST, TARGETS, Kind, Target
from rolecall.domains.integrations.rules.transforms import (
    TRANSFORMS,
    NotListed,
    NotTransformed,
    Tables,
    transformed,
)
from rolecall.kernel.email_addresses import is_address
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import Sentence, say

MAX_FIELDS: Final = 100
MAX_TABLES: Final = 50
MAX_ENTRIES: Final = 1_000
"""Values in one table."""
_PATH: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*){0,7}")
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_COUNTRY: Final = re.compile("[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class _Field:
    target: Target
    mapping: FieldMapping
    source: Expression


@dataclass(frozen=True, slots=True)
class FieldMap:
    """A compiled mapping of one entity."""

    entity: Entity
    _fields: tuple[_Field, ...]
    _tables: Tables

    def apply(self, record: Any) -> Mapped:
        """Return what the mapping makes of a record."""
        values: dict[str, str | None] = {}
        problems: list[FieldProblem] = []
        unmapped: list[Unmapped] = []
        for one in self._fields:
            name = one.target.name
            try:
                values[name] = self._value(one, record)
            except NotListed as error:
                unmapped.append(Unmapped(name, error.table, error.value))
            except (NotEvaluated, NotTransformed) as error:
                problems.append(FieldProblem(name, error.sentence, "not_mapped"))
        lacking = tuple(
            one.target.name
            for one in self._fields
            if one.target.required and values.get(one.target.name) is None
        )
        known = {problem.target for problem in problems} | {one.target for one in unmapped}
        problems.extend(
            FieldProblem(
                name,
                say("The record has nothing here, and the field is required."),
                "required",
            )
            for name in lacking
            if name not in known
        )
        return Mapped(values, problems, unmapped, lacking)

    def preview(self, records: Iterable[Record]) -> list[Preview]:
        """Return records beside what the mapping makes of them."""
        return [Preview(one.external_id, one.data, self.apply(one.data)) for one in records]

    def _value(self, one: _Field, record: Any) -> str | None:
        found = one.source.of(record)
        return _fitting(one.target, transformed(found, one.mapping.steps, self._tables))


def compile_mapping(draft: MappingDraft) -> FieldMap:
    """Return a mapping that can be applied.

    Raises:
        InvalidInput: it names fields, transforms or tables that are not there, or lacks required
            fields; every fault is listed with the key that it is about.
    """
    targets = {target.name: target for target in TARGETS[draft.entity]}
    faults = _Faults()
    tables = _tables(draft.tables, faults)
    fields: list[_Field] = []
    _require_few(draft.fields, faults)
    for n, one in enumerate(draft.fields[:MAX_FIELDS]):
        target = targets.get(one.target)
        if target is None:
            faults.add(
                f"fields.{n}.target",
                say(
                    "“{name}” is no field of ours. There are: {names}.",
                    name=one.target,
                    names=sorted(targets),
                ),
            )
            continue
        if target in {known.target for known in fields}:
            faults.add(
                f"fields.{n}.target",
                say("“{name}” is mapped twice. Remove one of the two.", name=one.target),
            )
        source = _source(one, f"fields.{n}", faults)
        _check_steps(one, f"fields.{n}", tables, faults)
        _check_choices(target, one, f"fields.{n}", tables, faults)
        fields.append(_Field(target, one, source))
    mapped = {known.target for known in fields}
    for target in targets.values():
        if target.required and draft.fields and target not in mapped:
            faults.add("fields", say("Map “{name}” too: it is required.", name=target.name))
    faults.raise_any()
    return FieldMap(draft.entity, tuple(fields), tables)


@dataclass(frozen=True, slots=True)
class Payload:
    """A compiled reverse mapping."""

    action: str
    _fields: tuple[tuple[FieldMapping, Expression], ...]
    _tables: Tables

    def of(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return what is written over there for these values of ours; empty ones are left out.

        Raises:
            InvalidInput: a value cannot be changed as it should be, or a table does not have it.
        """
        made: dict[str, Any] = {}
        faults = _Faults()
        for one, source in self._fields:
            try:
                value = transformed(source.of(values), one.steps, self._tables)
            except NotListed as error:
                faults.add(
                    one.target,
                    say(
                        "The table “{table}” does not have “{value}”. Add it.",
                        table=error.table,
                        value=error.value,
                    ),
                )
            except (NotEvaluated, NotTransformed) as error:
                faults.add(one.target, error.sentence)
            else:
                if value is not None:
                    _put(made, one.target.split("."), value)
        faults.raise_any()
        return made


def compile_reverse(draft: ReverseDraft) -> Payload:
    """Return a reverse mapping that can be applied.

    Raises:
        InvalidInput: as for `compile_mapping`; or two paths get in each other's way.
    """
    faults = _Faults()
    tables = _tables(draft.tables, faults)
    fields: list[tuple[FieldMapping, Expression]] = []
    paths: list[str] = []
    _require_few(draft.fields, faults)
    for n, one in enumerate(draft.fields[:MAX_FIELDS]):
        if not _PATH.fullmatch(one.target):
            faults.add(
                f"fields.{n}.target",
                say("“{path}” is no path such as candidate.note.body.", path=one.target),
            )
        elif any(_in_the_way(one.target, path) for path in paths):
            faults.add(
                f"fields.{n}.target",
                say("“{path}” gets in the way of another path.", path=one.target),
            )
        paths.append(one.target)
        fields.append((one, _source(one, f"fields.{n}", faults)))
        _check_steps(one, f"fields.{n}", tables, faults)
    faults.raise_any()
    return Payload(draft.action, tuple(fields), tables)


class _Faults:
    """What is wrong, field by field."""

    def __init__(self) -> None:
        self.errors: list[FieldError] = []

    def add(self, field: str, sentence: Sentence) -> None:
        self.errors.append(FieldError(field, sentence))

    def raise_any(self) -> None:
        if self.errors:
            raise InvalidInput(self.errors[0].message, errors=self.errors)


def _require_few(fields: Sequence[FieldMapping], faults: _Faults) -> None:
    if not fields:
        faults.add("fields", say("Map at least one field."))
    if len(fields) > MAX_FIELDS:
        faults.add("fields", say("Map {most} fields at most.", most=MAX_FIELDS))


def _source(one: FieldMapping, at: str, faults: _Faults) -> Expression:
    # What is constant needs no place in the record.
    text = one.source or "@"
    try:
        found = compiled(text, f"{at}.source")
    except InvalidInput as error:
        faults.errors.extend(error.errors)
        return compiled("@", f"{at}.source")
    if not one.source and not any(step.name == "constant" for step in one.steps):
        faults.add(f"{at}.source", say("Say where in the record this is, or make it a constant."))
    return found


def _tables(given: Mapping[str, Mapping[str, str]], faults: _Faults) -> Tables:
    if len(given) > MAX_TABLES:
        faults.add("tables", say("Keep to {most} tables.", most=MAX_TABLES))
    for name, table in given.items():
        if len(table) > MAX_ENTRIES:
            faults.add(f"tables.{name}", say("Keep to {most} values in a table.", most=MAX_ENTRIES))
    return {
        name: {key.strip().casefold(): value for key, value in table.items()}
        for name, table in given.items()
    }


def _check_steps(one: FieldMapping, at: str, tables: Tables, faults: _Faults) -> None:
    for m, step in enumerate(one.steps):
        key = f"{at}.steps.{m}"
        if step.name not in TRANSFORMS:
            faults.add(
                key,
                say(
                    "“{name}” is no transform. There are: {names}.",
                    name=step.name,
                    names=sorted(TRANSFORMS),
                ),
            )
        elif step.name == "lookup" and step.argument not in tables:
            faults.add(
                key, say("There is no table “{table}”. Add it to the tables.", table=step.argument)
            )
        elif step.name == "e164" and step.argument and not _COUNTRY.fullmatch(step.argument):
            faults.add(key, say("Give the country as two letters of ISO 3166, such as US."))


def _check_choices(
    target: Target, one: FieldMapping, at: str, tables: Tables, faults: _Faults
) -> None:
    if target.kind is not Kind.CHOICE or not one.steps:
        return
    last = one.steps[-1]
    led_to: Iterable[str] = ()
    if last.name == "lookup":
        led_to = tables.get(last.argument, {}).values()
    elif last.name == "constant":
        led_to = (last.argument,)
    wrong = sorted(set(led_to) - set(target.choices))
    if wrong:
        faults.add(
            f"{at}.steps.{len(one.steps) - 1}",
            say(
                "“{name}” does not take {wrong}. It takes: {choices}.",
                name=target.name,
                wrong=wrong,
                choices=list(target.choices),
            ),
        )


def _fitting(target: Target, value: Any) -> str | None:
    """Return a value that the field takes.

    Raises:
        NotTransformed: it takes none of that kind, or it is too long.
    """
    if value is None:
        return None
    text = _CONTROLS.sub("", _as_text(value)).strip()
    if not text:
        return None
    if len(text) > LONGEST[target.kind]:
        raise NotTransformed(
            say(
                "This has {count:,} characters, and the field takes {most:,}. Map a shorter one.",
                count=len(text),
                most=LONGEST[target.kind],
            )
        )
    return _of_kind(target, text)


def _of_kind(target: Target, text: str) -> str:
    kind = target.kind
    if kind is Kind.CHOICE and text not in target.choices:
        raise NotTransformed(
            say(
                "“{value}” is none of {choices}. Look it up in a table.",
                value=text,
                choices=list(target.choices),
            )
        )
    if kind is Kind.EMAIL and not is_address(text):
        raise NotTransformed(say("“{value}” is no e-mail address.", value=text))
    if kind in {Kind.INSTANT, Kind.DAY}:
        _require_moment(kind, text)
    if kind is Kind.PHONE and not (text.startswith("+") and text[1:].isdecimal()):
        raise NotTransformed(
            say("“{value}” is not in the international form. Use e164.", value=text)
        )
    return text


def _require_moment(kind: Kind, text: str) -> None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or (kind is Kind.INSTANT and found.tzinfo is None):
        raise NotTransformed(
            say(
                "“{value}” is no moment of ISO 8601 with its time zone. Use {transform}.",
                value=text,
                transform="instant" if kind is Kind.INSTANT else "iso_date",
            )
        )


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NotTransformed(
            say("This is no text. Point the expression at one value, or use first_of or join.")
        )
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _put(made: dict[str, Any], path: Sequence[str], value: Any) -> None:
    for name in path[:-1]:
        made = made.setdefault(name, {})
    made[path[-1]] = value


def _in_the_way(one: str, other: str) -> bool:
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")
