"""The benchmark's scorer means what the published one means: cases that tell them apart."""

from typing import Any

import pytest

from rolecall.domains.ai.rules.resume.lexicon import Lexicon
from rolecall.domains.ai.rules.resume.reading import read
from rolecall.domains.ai.rules.resume.tagging import Model

from benchmarks.parser.calibrating import steps_of
from benchmarks.parser.gold import Labels, Record
from benchmarks.parser.scoring import of_record, score
from benchmarks.parser.synthetic.layouts import records


def _record(gold: dict[str, Any], optional: dict[str, Any] | None = None) -> Record:
    fields = frozenset({"name", "phone", "links", "location", "skills", "work", "education"})
    return Record("one", "one", "test", "", gold, optional or {}, fields)


@pytest.mark.parametrize(
    ("field", "gold", "found", "right_wrong_missed"),
    [
        ("name", {"name": "Ada Example"}, {"name": "ADA B. EXAMPLE, RN"}, (1, 0, 0)),
        ("name", {"name": "Ada Example"}, {"name": "Ada"}, (0, 1, 1)),
        ("phone", {"phone": ["(208) 555-0134"]}, {"phone": ["+12085550134"]}, (1, 0, 0)),
        ("links", {"links": ["www.a.example/x"]}, {"links": ["https://a.example/x/"]}, (1, 0, 0)),
        ("location", {"location": "Boise, ID"}, {"location": "Boise, Idaho"}, (1, 0, 0)),
        ("skills", {"skills": ["MS Excel", "Go"]}, {"skills": ["Excel", "Golang"]}, (2, 0, 0)),
        ("skills", {"skills": ["Java"]}, {"skills": ["Java", "Core Java", "C"]}, (1, 1, 0)),
        (
            "work.company",
            {"work": [{"company": "Oracle India Pvt. Ltd."}]},
            {"work": [{"company": "Oracle"}]},
            (1, 0, 0),
        ),
        (
            "work.dates",
            {"work": [{"start": "Sept 2014", "end": "Present"}]},
            {"work": [{"start": "2014-09", "end": "present"}]},
            (1, 0, 0),
        ),
        (
            "work.dates",
            {"work": [{"start": "2014", "end": "2015"}]},
            {"work": [{"start": "2014-09", "end": "2015-02"}, {"start": "2016", "end": None}]},
            (1, 1, 0),
        ),
        (
            "work.item",
            {"work": [{"company": "A Co", "title": "Nurse", "start": "2014", "end": "2015"}]},
            {"work": [{"company": "A", "title": "Nurse", "start": "2014", "end": "2016"}]},
            (0, 1, 1),
        ),
        (
            "education.degree",
            {"education": [{"degree": "B.Sc. Nursing"}]},
            {"education": [{"degree": "BSc"}, {"degree": "Master of Science"}]},
            (1, 1, 0),
        ),
    ],
)
def test_scores_like_the_published_scorer(
    field: str,
    gold: dict[str, Any],
    found: dict[str, Any],
    right_wrong_missed: tuple[int, int, int],
) -> None:
    one = of_record(_record(gold), found, field)
    assert (one.right, one.wrong, one.missed) == right_wrong_missed


def test_optional_values_are_neither_required_nor_wrong() -> None:
    record = _record({"skills": []}, {"skills": ["Java"]})
    one = of_record(record, {"skills": ["Java", "Cobol"]}, "skills")
    assert (one.right, one.wrong, one.missed) == (0, 1, 0)


def test_only_fields_that_were_looked_for_count_and_what_is_not_predicted_is_missed() -> None:
    scores = score([_record({"name": "Ada Example", "licences": ["RN"]})], {})
    assert set(scores) == {"name"}
    assert scores["name"].missed == 1


def test_confidences_rise_with_the_probability() -> None:
    pairs = [(at / 200, at % 3 > 0 or at > 150) for at in range(200)]
    steps = steps_of(pairs)
    assert [one for one, _ in steps] == sorted(one for one, _ in steps)
    assert [one for _, one in steps] == sorted(one for _, one in steps)
    assert all(0 <= share <= 1 for _, share in steps)


def test_invented_resumes_are_the_same_each_time_and_teach_what_they_say() -> None:
    first = list(records(12, seed=5))
    assert first == list(records(12, seed=5))
    for record in first:
        reading = read(record.text, Lexicon())
        labels = Labels(record, reading).of(Model.WORK)
        titles = sum(label == "B-TITLE" for label in labels)
        assert titles == len(record.gold["work"]), record.text
