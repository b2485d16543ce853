"""What people did counts before what is read, now and in every later reading."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.domains.profiles.contracts import (
    Evidence,
    ItemState,
    ProfileItem,
    ReadItem,
    Section,
    Touch,
)
from rolecall.domains.profiles.rules.assembling import assembled
from rolecall.domains.profiles.rules.json_resume import json_resume
from rolecall.domains.profiles.rules.sections import FIELDS, checked
from rolecall.kernel.errors import InvalidInput

PERSON, OLD, NEW = UUID(int=1), UUID(int=2), UUID(int=3)
TOUCH = UUID(int=9)


def read(
    section: Section, file_id: UUID = NEW, at: int | None = None, **fields: str | tuple[str, ...]
) -> ReadItem:
    """An item as a résumé has it; its values stand from `at` on, ten characters each."""
    start = len(str(fields)) * 7 if at is None else at
    found: dict[str, tuple[Evidence, ...]] = {}
    for place, (name, given_) in enumerate(fields.items()):
        values = (given_,) if isinstance(given_, str) else given_
        begin = start + 10 * place
        found[name] = tuple(
            Evidence(value=one, quote=one, file_id=file_id, start=begin, end=begin + 9)
            for one in values
        )
    return ReadItem(section=section, file_id=file_id, fields=found)


def job(
    company: str, title: str, start: str = "", file_id: UUID = NEW, at: int | None = None
) -> ReadItem:
    dates = {"start": start} if start else {}
    return read(Section.WORK, file_id, at, title=title, company=company, **dates)


def touched(item: ReadItem, **changes: object) -> Touch:
    anchor = Touch(
        id=TOUCH,
        section=item.section,
        anchor=item.values,
        file_id=item.file_id,
        places=item.places,
    )
    return replace(anchor, **changes)  # type: ignore[arg-type]


def shown(found: list[ProfileItem], section: Section = Section.WORK) -> list[dict[str, str]]:
    return [
        {name: "|".join(values) for name, values in one.values.items()}
        for one in found
        if one.section is section and one.state is not ItemState.REMOVED
    ]


def test_one_thing_in_two_resumes_stands_once_and_is_quoted_from_the_newest() -> None:
    older = [job("Harbor General Hospital", "Nurse", "2018", OLD)]
    newer = [job("Harbor General", "Nurse", "2018-03"), job("Bay Clinic", "Charge nurse", "2022")]
    found = assembled(PERSON, [newer, older], ())
    assert shown(found) == [
        {"title": "Charge nurse", "company": "Bay Clinic", "start": "2022"},
        {"title": "Nurse", "company": "Harbor General", "start": "2018-03"},
    ]
    assert {one.source.file_id for one in found if one.source} == {NEW}


def test_two_stays_with_one_employer_are_two() -> None:
    reading = [job("Harbor General", "Nurse", "2010"), job("Harbor General", "Nurse", "2018")]
    assert len(assembled(PERSON, [reading], ())) == 2


def test_what_only_an_older_resume_says_stays() -> None:
    older = [job("Corner Café", "Waiter", "2009", OLD)]
    found = assembled(PERSON, [[job("Bay Clinic", "Nurse", "2022")], older], ())
    assert [one["company"] for one in shown(found)] == ["Bay Clinic", "Corner Café"]


@pytest.mark.parametrize(
    "later",
    [
        job("Harbor Gen", "Nurse", "2018"),
        job("Harbor General Hospital", "Registered nurse", "2018-03"),
        job("Harbor General Hospital", "Registered nurse", file_id=OLD),
    ],
    ids=["as before", "better read", "another file"],
)
def test_what_somebody_typed_is_not_written_over(later: ReadItem) -> None:
    first = job("Harbor Gen", "Nurse", "2018")
    touch = touched(first, typed={"company": ("Harbor General Hospital",)})
    found = assembled(PERSON, [[later]], [touch])
    assert len(found) == 1
    assert found[0].values["company"] == ("Harbor General Hospital",)
    assert found[0].state is ItemState.EDITED
    # What nobody typed follows the reading.
    assert found[0].values["title"] == later.values["title"]


def test_a_better_reading_fills_what_nobody_touched() -> None:
    first = job("Harbor General", "Nurse")
    later = job("Harbor General", "Nurse", "2018-03")
    found = assembled(PERSON, [[later]], [touched(first, typed={"title": ("Ward nurse",)})])
    assert shown(found) == [
        {"title": "Ward nurse", "company": "Harbor General", "start": "2018-03"}
    ]


def test_what_was_read_wrong_and_mended_is_known_again_by_its_place() -> None:
    first = job("Responsible for", "Nurse", at=100)
    later = job("St. Mary's", "Charge nurse", at=100)
    touch = touched(first, typed={"company": ("Saint Mary's",), "title": ("Charge nurse RN",)})
    found = assembled(PERSON, [[later]], [touch])
    assert shown(found) == [{"title": "Charge nurse RN", "company": "Saint Mary's"}]


def test_what_somebody_removed_stays_away() -> None:
    first = job("Harbor General", "Nurse", "2018")
    touch = touched(first, removed=True)
    for readings in ([[first]], [[job("Harbor General", "Nurse", "2018", OLD)]], []):
        found = assembled(PERSON, readings, [touch])
        assert shown(found) == []
        assert [one.state for one in found] == [ItemState.REMOVED]


def test_a_field_that_somebody_emptied_stays_empty() -> None:
    first = job("Harbor General", "Nurse", "2018")
    found = assembled(PERSON, [[first]], [touched(first, typed={"start": ()})])
    assert shown(found) == [{"title": "Nurse", "company": "Harbor General"}]
    assert [one.value for one in found[0].fields["start"].read] == ["2018"]


def test_what_somebody_added_is_not_doubled_by_a_resume_that_says_the_same() -> None:
    added = Touch(id=TOUCH, section=Section.SKILLS, typed={"name": ("Epic",)})
    found = assembled(PERSON, [[read(Section.SKILLS, name="epic")]], [added])
    assert [one.values for one in found] == [{"name": ("Epic",)}]
    assert found[0].state is ItemState.ADDED
    assert found[0].source is not None


def test_a_skill_is_one_by_its_name_in_the_taxonomy() -> None:
    newer = [read(Section.SKILLS, name="JS", concept="JavaScript")]
    older = [read(Section.SKILLS, OLD, name="Javascript")]
    assert len(assembled(PERSON, [newer, older], ())) == 1


def test_an_order_that_somebody_made_holds_and_what_is_new_comes_behind() -> None:
    one, two = job("A Clinic", "Nurse", "2010"), job("B Clinic", "Doctor", "2020")
    ranks = [
        touched(one, id=UUID(int=10), rank=0),
        touched(two, id=UUID(int=11), rank=1),
    ]
    reading = [job("C Clinic", "Chief", "2024"), two, one]
    found = assembled(PERSON, [reading], ranks)
    assert [it["company"] for it in shown(found)] == ["A Clinic", "B Clinic", "C Clinic"]


def test_there_is_one_name_whatever_the_resumes_say() -> None:
    newer, older = (
        [read(Section.NAME, value="Ana Diaz")],
        [read(Section.NAME, OLD, value="Ana D.")],
    )
    found = assembled(PERSON, [newer, older], ())
    assert shown(found, Section.NAME) == [{"value": "Ana Diaz"}]


def test_an_edited_item_outlives_its_resume() -> None:
    first = job("Harbor Gen", "Nurse", "2018")
    found = assembled(PERSON, [], [touched(first, typed={"company": ("Harbor General",)})])
    assert shown(found) == [{"title": "Nurse", "company": "Harbor General", "start": "2018"}]
    assert found[0].fields["title"].read == ()


NAMES = st.sampled_from(["Nurse", "Doctor", "Waiter", "Harbor General", "Bay Clinic"])
ITEMS = st.lists(
    st.builds(
        lambda company, title, start, at: job(company, title, start, at=at),
        NAMES,
        NAMES,
        st.sampled_from(["", "2010", "2018-03", "2022"]),
        st.integers(0, 5_000),
    ),
    max_size=8,
)


@given(ITEMS, ITEMS)
def test_nothing_is_lost_doubled_or_made_up(newer: list[ReadItem], older: list[ReadItem]) -> None:
    found = assembled(PERSON, [newer, older], ())
    assert len({one.id for one in found}) == len(found)
    assert len(newer) <= len(found) <= len(newer) + len(older)
    said = {value for one in (*newer, *older) for values in one.values.values() for value in values}
    for one in found:
        assert {value for values in one.values.values() for value in values} <= said
    again = assembled(PERSON, [newer, older], ())
    assert [one.id for one in again] == [one.id for one in found]


@given(ITEMS, st.data())
def test_a_removed_item_never_returns_from_the_same_text(
    reading: list[ReadItem], data: st.DataObject
) -> None:
    if not reading:
        return
    gone = data.draw(st.sampled_from(reading))
    found = assembled(PERSON, [reading], [touched(gone, removed=True)])
    kept = [one for one in found if one.state is not ItemState.REMOVED]
    assert len(kept) == len(reading) - 1


@pytest.mark.parametrize(
    ("section", "values", "field"),
    [
        (Section.WORK, {"start": ("last spring",)}, "start"),
        (Section.WORK, {"salary": ("1",)}, "salary"),
        (Section.WORK, {"title": ("a", "b")}, "title"),
        (Section.EMAILS, {"value": ("nobody",)}, "value"),
        (Section.LINKS, {"value": ("my page",)}, "value"),
        (Section.LANGUAGES, {"language": ("English",)}, "language"),
        (Section.LICENCES, {"compact": ("maybe",)}, "compact"),
        (Section.SKILLS, {"name": ("x" * 301,)}, "name"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_field(
    section: Section, values: dict[str, tuple[str, ...]], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked(section, values)
    assert refused.value.errors[0].field == f"values.{field}"


def test_values_lose_blanks_and_empty_ones() -> None:
    given_ = {"title": ("  Ward   nurse ",), "highlights": ("", " One ")}
    assert checked(Section.WORK, given_) == {"title": ("Ward nurse",), "highlights": ("One",)}


def test_a_profile_is_a_json_resume() -> None:
    reading = [
        read(Section.NAME, value="Ana Diaz"),
        read(Section.EMAILS, value="ana@example.com"),
        read(Section.WORK, title="Nurse", company="Bay Clinic", start="2022", current="yes"),
        read(Section.SKILLS, name="JS", concept="JavaScript"),
        read(Section.LICENCES, type="Registered Nurse", state="CA", compact="no"),
        read(Section.LANGUAGES, language="es", level="native"),
    ]
    made = json_resume(assembled(PERSON, [reading], ()))
    assert made["basics"] == {"name": "Ana Diaz", "email": "ana@example.com"}
    assert made["work"] == [{"name": "Bay Clinic", "position": "Nurse", "startDate": "2022"}]
    assert made["skills"] == [{"name": "JavaScript", "keywords": ["JS"]}]
    assert made["licences"] == [{"type": "Registered Nurse", "state": "CA", "compact": False}]
    assert made["languages"] == [{"language": "es", "fluency": "native"}]


def test_each_section_has_fields() -> None:
    assert set(FIELDS) == set(Section)
