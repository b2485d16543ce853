"""Records of theirs as fields of ours: values, faults, and nothing in between."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolecall.domains.integrations.contracts.mappings import (
    FieldMapping,
    MappingDraft,
    ReverseDraft,
    Step,
    Unmapped,
)
from rolecall.domains.integrations.contracts.port import Entity, Record
from rolecall.domains.integrations.rules.mapping import (
    FieldMap,
    compile_mapping,
    compile_reverse,
)
from rolecall.domains.integrations.rules.targets import LONGEST, TARGETS, Kind
from rolecall.kernel.errors import InvalidInput

STATUSES = {"Open": "open", "closed": "closed", "Draft ": "draft"}


def field(target: str, source: str, *steps: str) -> FieldMapping:
    """Return a field with steps such as `lookup:statuses`."""
    split = [step.partition(":") for step in steps]
    return FieldMapping(target, source, tuple(Step(name, argument) for name, _, argument in split))


def jobs(*fields: FieldMapping, tables: Mapping[str, Mapping[str, str]] | None = None) -> FieldMap:
    """Return a mapping of jobs that has a title."""
    named = (field("title", "name", "trim"), *fields)
    return compile_mapping(MappingDraft(Entity.JOB, named, tables or {"statuses": STATUSES}))


def applications(*fields: FieldMapping) -> FieldMap:
    """Return a mapping of applications that has both parties."""
    parties = (field("candidate", "name"), field("job", "name"))
    return compile_mapping(MappingDraft(Entity.APPLICATION, (*parties, *fields)))


def around(mapped: FieldMapping) -> FieldMap:
    """Return a mapping with this field, of the records that have it."""
    return (applications if mapped.target == "applied_at" else jobs)(mapped)


def candidates(*fields: FieldMapping) -> FieldMap:
    """Return a mapping of people that has their names."""
    names = (field("given_name", "first"), field("family_name", "last"))
    return compile_mapping(MappingDraft(Entity.CANDIDATE, (*names, *fields)))


@pytest.mark.parametrize(
    ("mapped", "record", "value"),
    [
        (field("department", "d", "trim"), {"d": "  Night\t shift "}, "Night shift"),
        (field("department", "d", "trim"), {"d": "   "}, None),
        (field("department", "d", "lower"), {"d": "ICU"}, "icu"),
        (
            field("department", "d[].n", "join: / "),
            {"d": [{"n": "A"}, {"n": " "}, {"n": "B"}]},
            "A / B",
        ),
        (field("department", "d[].n", "join"), {"d": [{"n": "A"}, {"n": "B"}]}, "A, B"),
        (field("department", "d[].n", "first_of"), {"d": [{"n": ""}, {"n": "B"}]}, "B"),
        (field("department", "d", "first_of", "upper"), {"d": "icu"}, "ICU"),
        (field("department", "", "constant:Care"), {}, "Care"),
        (field("department", "d", "constant:Care"), {"d": None}, "Care"),
        (field("department", "n"), {"n": 1204}, "1204"),
        (field("status", "s", "lookup:statuses"), {"s": " OPEN "}, "open"),
        (field("status", "s", "lookup:statuses"), {"s": None}, None),
        (field("applied_at", "t", "instant"), {"t": "2026-03-31"}, "2026-03-31T00:00:00+00:00"),
        (
            field("applied_at", "t", "instant"),
            {"t": "2026-03-31T10:00:00+02:00"},
            "2026-03-31T08:00:00+00:00",
        ),
        (field("applied_at", "t", "instant"), {"t": 1_774_915_200}, "2026-03-31T00:00:00+00:00"),
        (
            field("applied_at", "t", "instant"),
            {"t": 1_774_915_200_000},
            "2026-03-31T00:00:00+00:00",
        ),
        (
            field("applied_at", "t", "instant:%m/%d/%Y"),
            {"t": "03/31/2026"},
            "2026-03-31T00:00:00+00:00",
        ),
        (
            field("description", "c", "html_to_text"),
            {"c": "<p>Care &amp;\nkindness</p><ul><li>a<li>b</ul><script>alert(1)</script>"},
            "Care & kindness\n\n- a\n- b",
        ),
        (field("description", "c", "html_to_text"), {"c": "1 < 2\nplain"}, "1 < 2\nplain"),
    ],
)
def test_a_value_after_its_transforms(
    mapped: FieldMapping, record: dict[str, Any], value: str | None
) -> None:
    found = around(mapped).apply({"name": "Nurse", **record})
    rest = dict(found.values)
    assert rest.pop(mapped.target) == value
    assert set(rest.values()) == {"Nurse"}
    assert not found.problems
    assert not found.unmapped
    assert found.usable


@pytest.mark.parametrize(
    ("mapped", "record", "says"),
    [
        (field("department", "d"), {"d": ["a"]}, "first_of or join"),
        (field("department", "d", "trim"), {"d": {"a": 1}}, "an object, not text"),
        (field("department", "d"), {"d": True}, "no text"),
        (field("department", "d"), {"d": "x" * 301}, "301 characters"),
        (field("description", "d"), {"d": "x" * 60_001}, "60,001 characters"),
        (field("status", "d"), {"d": "frozen"}, "none of draft, open, closed"),
        (field("applied_at", "d", "instant"), {"d": "yesterday"}, "%m/%d/%Y"),
        (field("applied_at", "d", "instant"), {"d": 10**400}, "no date"),
        (field("applied_at", "d"), {"d": "2026-03-31T10:00:00"}, "Use instant"),
    ],
)
def test_a_field_that_cannot_be_mapped_is_told_and_the_others_stay(
    mapped: FieldMapping, record: dict[str, Any], says: str
) -> None:
    found = around(mapped).apply({"name": "Nurse", **record})
    assert set(found.values.values()) == {"Nurse"}
    assert mapped.target not in found.values
    assert [problem.target for problem in found.problems] == [mapped.target]
    assert says in found.problems[0].sentence
    assert found.usable


def test_an_unknown_value_is_collected_and_the_field_left_as_it_is() -> None:
    found = jobs(field("status", "s", "lookup:statuses")).apply({"name": "N", "s": "On hold"})
    assert found.unmapped == [Unmapped("status", "statuses", "On hold")]
    assert "status" not in found.values
    assert not found.problems
    assert found.usable


@pytest.mark.parametrize("record", [None, [], "text", 3, {}, {"name": None}, {"name": "  "}])
def test_a_record_without_what_is_required_is_not_usable(record: Any) -> None:
    found = jobs().apply(record)
    assert not found.usable
    assert [problem.code for problem in found.problems] == ["required"]


def test_phones_and_addresses_of_people() -> None:
    mapping = candidates(field("phone", "phone", "e164:US"), field("email", "email", "trim"))
    record = {"first": "Ann", "last": "Lee", "phone": "(614) 555-0123", "email": " ann@example.org"}
    assert mapping.apply(record).values == {
        "given_name": "Ann",
        "family_name": "Lee",
        "phone": "+16145550123",
        "email": "ann@example.org",
    }
    wrong = mapping.apply({**record, "phone": "call me", "email": "ann at example"})
    assert {problem.target for problem in wrong.problems} == {"phone", "email"}


def test_what_a_database_does_not_take_is_not_in_a_value() -> None:
    found = jobs().apply({"name": "Nur\x00se\ud800"})
    assert found.values == {"title": "Nurse"}


def test_preview_shows_raw_records_beside_what_comes_of_them() -> None:
    records = [Record("1", {"name": "Nurse"}), Record("2", {"name": None})]
    shown = jobs().preview(records)
    assert [(one.external_id, one.mapped.usable) for one in shown] == [("1", True), ("2", False)]
    assert shown[1].raw == {"name": None}


@pytest.mark.parametrize(
    ("draft", "field_name", "says"),
    [
        (MappingDraft(Entity.JOB, ()), "fields", "at least one"),
        (MappingDraft(Entity.JOB, (field("status", "s"),)), "fields", "“title” too"),
        (
            MappingDraft(Entity.JOB, (field("wage", "w"),)),
            "fields.0.target",
            "There are: department",
        ),
        (
            MappingDraft(Entity.JOB, (field("title", "a"), field("title", "b"))),
            "fields.1.target",
            "twice",
        ),
        (MappingDraft(Entity.JOB, (field("title", "a."),)), "fields.0.source", "no JMESPath"),
        (MappingDraft(Entity.JOB, (field("title", ""),)), "fields.0.source", "constant"),
        (
            MappingDraft(Entity.JOB, (field("title", "a", "shout"),)),
            "fields.0.steps.0",
            "There are: constant",
        ),
        (
            MappingDraft(Entity.JOB, (field("title", "a", "lookup:x"),)),
            "fields.0.steps.0",
            "table “x”",
        ),
        (
            MappingDraft(Entity.JOB, (field("title", "a", "e164:usa"),)),
            "fields.0.steps.0",
            "two letters",
        ),
        (
            MappingDraft(
                Entity.JOB,
                (field("title", "a"), field("status", "s", "lookup:t")),
                {"t": {"a": "open", "b": "on hold"}},
            ),
            "fields.1.steps.0",
            "does not take on hold",
        ),
        (MappingDraft(Entity.JOB, (field("title", "a"),) * 101), "fields", "100 fields"),
        (
            MappingDraft(
                Entity.JOB, (field("title", "a"),), {"t": {str(n): "x" for n in range(1_001)}}
            ),
            "tables.t",
            "1000 values",
        ),
    ],
)
def test_a_mapping_that_does_not_hold_is_refused_with_its_key(
    draft: MappingDraft, field_name: str, says: str
) -> None:
    with pytest.raises(InvalidInput) as raised:
        compile_mapping(draft)
    told = {error.field: error.message for error in raised.value.errors}
    assert says in told[field_name]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=20,
)
sources = st.sampled_from(
    ["@", "a", "a.b", "a[]", "a[0]", "*", "length(a)", "a[?b > c].c", "join(',', a)"]
)
chains = st.lists(
    st.sampled_from(
        [
            "trim",
            "lower",
            "upper",
            "e164:US",
            "iso_date",
            "instant",
            "html_to_text",
            "lookup:t",
            "first_of",
            "join",
            "constant:x",
        ]
    ),
    max_size=4,
)


@settings(max_examples=60)
@given(
    record=json_values,
    source=sources,
    steps=chains,
    target=st.sampled_from(TARGETS[Entity.CANDIDATE]),
)
def test_any_json_gives_values_that_fit_or_problems_that_name_a_field(
    record: Any, source: str, steps: list[str], target: Any
) -> None:
    names = [field(name, "a") for name in ("given_name", "family_name") if name != target.name]
    draft = MappingDraft(
        Entity.CANDIDATE, (*names, field(target.name, source, *steps)), {"t": {"a": "b"}}
    )
    found = compile_mapping(draft).apply(record)
    value = found.values.get(target.name)
    assert value is None or 0 < len(value) <= LONGEST[target.kind]
    assert value is None or target.kind is not Kind.PHONE or value.startswith("+")
    told = {one.target for one in found.problems} | {one.target for one in found.unmapped}
    assert target.name in found.values or target.name in told


NOTE = ReverseDraft(
    "note",
    (
        field("candidate_id", "candidate"),
        field("note.body", "text"),
        field("note.visibility", "", "constant:private"),
        field("status", "result", "lookup:results"),
    ),
    {"results": {"met": "PASS"}},
)


def test_a_payload_is_made_of_paths() -> None:
    payload = compile_reverse(NOTE).of({"candidate": "17", "text": None, "result": "Met"})
    assert payload == {"candidate_id": "17", "note": {"visibility": "private"}, "status": "PASS"}


def test_a_payload_with_an_unknown_value_is_not_made() -> None:
    with pytest.raises(InvalidInput, match="“results” does not have “odd”"):
        compile_reverse(NOTE).of({"candidate": "17", "result": "odd"})


@pytest.mark.parametrize(
    ("target", "says"), [("note", "in the way"), ("note.body.x", "in the way"), ("a..b", "no path")]
)
def test_paths_that_get_in_each_others_way_are_refused(target: str, says: str) -> None:
    draft = ReverseDraft("note", (field("note.body", "text"), field(target, "text")))
    with pytest.raises(InvalidInput, match=says):
        compile_reverse(draft)
