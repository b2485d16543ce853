"""Which candidates are skills, schools and degrees: what is known of them, and what judges."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from rolecall.domains.ai.contracts import Education, Engine, Resume
from rolecall.domains.ai.rules.resume.calibration import Calibration
from rolecall.domains.ai.rules.resume.candidates import Candidate, Trait, candidates_of
from rolecall.domains.ai.rules.resume.opinions import Said
from rolecall.domains.ai.rules.resume.parsing import Parser, resume_of
from rolecall.domains.ai.rules.resume.reading import Reading, read
from rolecall.domains.ai.rules.resume.studies import Known, StudyValue, values_of, vouched
from rolecall.domains.ai.rules.resume.tagging import Marginals, Share, Tag
from rolecall.domains.ai.rules.resume.trees import Question, Tree, Trees, from_json, to_json
from rolecall.domains.ai.rules.resume.values import value_at
from rolecall.domains.ai.service.lexicon import load_lexicon
from rolecall.domains.ai.service.parser import load_calibration

from benchmarks.parser.boosting import Lesson, boosted

TEXT = """SUMMARY
Speaks of Python and of telemetry at length.

SKILLS
Python, Crewel work, Kubernetes

LANGUAGES
Spanish
"""


def shares(reading: Reading, chances: dict[str, float]) -> list[Share]:
    """Return what a tagger says who knows these words alone."""
    return [(chances.get(token.text, 0.0), 0.0) for token in reading.tokens]


def found(chances: dict[str, float], *others: dict[str, float]) -> dict[tuple[str, int], Candidate]:
    """Return the candidates of the text by what they say and where."""
    reading = read(TEXT, load_lexicon())
    said: list[Marginals] = [{Tag.SKILL: shares(reading, one)} for one in (chances, *others)]
    held = candidates_of(reading, said, load_lexicon())
    assert all(TEXT[one.value.span.start : one.value.span.end] == one.value.quote for one in held)
    return {(one.value.value, TEXT.count("\n", 0, one.value.span.start)): one for one in held}


def test_parts_of_lists_terms_and_half_believed_words_are_candidates() -> None:
    assert set(found({"telemetry": 0.4})) == {
        ("telemetry", 1),
        ("Python", 1),
        ("Python", 4),
        ("Crewel work", 4),
        ("Kubernetes", 4),
    }


def test_a_language_that_somebody_speaks_is_none() -> None:
    assert "spanish" in load_lexicon().skills
    assert not [one for one, _ in found({"Spanish": 0.9}) if one == "Spanish"]


def test_what_is_known_of_a_candidate_says_what_else_the_text_has() -> None:
    listed = found({"Python": 0.9}, {"Python": 0.5})["Crewel work", 4].traits
    assert listed[Trait.SHARE_KNOWN] == pytest.approx(1 / 3)
    assert listed[Trait.IS_TAKEN] == 1.0
    assert listed[Trait.BEST] == 0.0
    running = found({"Python": 0.9}, {"Python": 0.5})["Python", 1].traits
    assert running[Trait.TIMES] == 2.0
    assert running[Trait.BEST] == pytest.approx(0.7)
    assert running[Said.FIRST_OPINION] == 0.9
    assert running[Said.OTHER_OPINIONS] == 0.5
    # Three of the list and the one in running text would be taken without the trees.
    assert running[Trait.SHARE_LISTED] == pytest.approx(3 / 4)


def test_words_that_a_tagger_said_nothing_of_are_not_sure() -> None:
    reading = read(TEXT, load_lexicon())
    whole = shares(reading, {"Kubernetes": 0.9})
    said: list[Marginals] = [{Tag.SKILL: whole}, {Tag.SKILL: whole[:3]}]
    held = candidates_of(reading, said, load_lexicon())
    last = next(one for one in held if one.value.value == "Kubernetes")
    assert last.traits[Said.MEAN] == 0.9
    assert last.traits[Said.OTHER_OPINIONS] == 0.0


class Saying:
    """A tagger that believes in these words."""

    def __init__(self, chances: dict[str, float]) -> None:
        self._chances = chances

    def marginals(self, reading: Reading) -> Marginals:
        return {tag: shares(reading, self._chances if tag is Tag.SKILL else {}) for tag in Tag}


def judged(text: str, chances: dict[str, float], trees: Trees) -> Resume:
    tables = {Tag.SKILL: [(0.6, 0.25), (1.0, 0.75)]}
    calibration = Calibration(tables=tables, trees={Tag.SKILL: trees}, least={Tag.SKILL: 0.5})
    parser = Parser([Saying(chances)], load_lexicon(), calibration, Engine.TAGGERS)
    return resume_of(read(text, load_lexicon()), parser)


def tree(trait: str, bound: float, adds: tuple[float, float]) -> Tree:
    """Return a tree that asks one question."""
    asked = Question(trait, bound)
    return Tree(asked, (asked, asked), (adds[0], 0.0, 0.0, adds[1]))


def test_candidates_are_taken_that_are_probable_enough_with_a_measured_confidence() -> None:
    trees = Trees(
        -1.0, [tree(Trait.IS_KNOWN, 0.5, (0.0, 3.0)), tree(Trait.TIMES, 1.5, (0.0, -3.0))]
    )
    resume = judged(TEXT, {}, trees)
    assert [one.written.value for one in resume.skills] == ["telemetry", "Kubernetes"]
    assert [one.written.confidence for one in resume.skills] == [0.75, 0.75]


@pytest.mark.parametrize(("sign", "taken"), [(2.0, ["Java", "Excel"]), (-2.0, ["Java Excel"])])
def test_of_two_that_overlap_the_more_probable_is_taken(sign: float, taken: Sequence[str]) -> None:
    # The list has one part, in which the taxonomy knows two terms.
    trees = Trees(1.0, [tree(Trait.WORDS, 1.5, (sign, -sign))])
    resume = judged("SKILLS\nJava Excel, Bread\n", {"Java": 0.9}, trees)
    assert [one.written.value for one in resume.skills if one.written.value != "Bread"] == taken


def test_without_trees_what_the_taggers_are_sure_of_is_taken() -> None:
    parser = Parser([Saying({"Python": 0.9})], load_lexicon(), Calibration(), Engine.TAGGERS)
    resume = resume_of(read(TEXT, load_lexicon()), parser)
    assert [one.written.value for one in resume.skills] == ["Python", "Crewel work", "Kubernetes"]


STUDIES = """EDUCATION
Tulsa College
BSc Nursing, 2014
Boise Public Library
"""


def course(school: str | None, degree: str | None = None, end: str | None = None) -> Education:
    """Return a course with what the text says of it."""
    places = [None if one is None else STUDIES.index(one) for one in (school, degree, end)]
    values = [
        None if one is None or at is None else value_at(STUDIES, at, at + len(one), 0.9)
        for one, at in zip((school, degree, end), places, strict=True)
    ]
    return Education(institution=values[0], degree=values[1], end=values[2])


COURSES = (course("Tulsa College", "BSc Nursing", "2014"), course("Boise Public Library"))


def studied() -> list[StudyValue]:
    reading = read(STUDIES, load_lexicon())
    said = Saying({}).marginals(reading)
    return list(values_of(reading, COURSES, [said]))


def test_what_is_known_of_a_school_says_what_its_course_and_the_others_have() -> None:
    tulsa, nursing, library = studied()
    assert [one.course for one in (tulsa, nursing, library)] == [0, 0, 1]
    assert nursing.tag is Tag.DEGREE
    for one, has_degree in ((tulsa, 1.0), (library, 0.0)):
        assert one.traits[Known.WITH_DEGREE] == has_degree
        assert one.traits[Known.DEGREES] == 0.5
        assert one.traits[Known.IN_EDUCATION] == 1.0


def test_a_school_that_is_not_probable_is_left_out_and_its_course_if_nothing_remains() -> None:
    trees = {
        Tag.INSTITUTION: Trees(0.0, [tree(Known.WITH_DEGREE, 0.5, (-2.0, 2.0))]),
        Tag.DEGREE: Trees(0.0, [tree(Known.WITH_END, 0.5, (2.0, -2.0))]),
    }
    tables = {Tag.INSTITUTION: [(1.0, 0.8)]}
    (only,) = vouched(COURSES, studied(), Calibration(tables=tables, trees=trees))
    assert only.institution is not None
    assert (only.institution.value, only.institution.confidence) == ("Tulsa College", 0.8)
    assert only.degree is None
    assert only.end == COURSES[0].end


def test_without_trees_schools_stay_as_they_are() -> None:
    assert vouched(COURSES, studied(), Calibration()) == COURSES
    nothing = replace(COURSES[1], institution=None)
    assert vouched([nothing], [], Calibration()) == ()


@pytest.mark.parametrize("engine", [Engine.SMALL_MODEL, Engine.TAGGERS])
def test_the_trees_that_ship_ask_for_what_is_known(engine: Engine) -> None:
    held = load_calibration(engine).trees
    assert from_json(to_json(held)) == held
    for tag, known in (
        (Tag.SKILL, {*Said, *Trait}),
        (Tag.INSTITUTION, {*Said, *Known}),
        (Tag.DEGREE, {*Said, *Known}),
    ):
        asked = {q.trait for one in held[tag].trees for q in (one.first, *one.then)}
        assert asked
        assert asked <= known


def test_trees_add_up_to_a_probability() -> None:
    second = Question("b", 5.0)
    whole = Trees(0.0, [Tree(Question("a", 1.0), (second, second), (-1.0, 1.0, 2.0, 100.0))])
    chances = [whole.probability({"a": a, "b": b}) for a in (1.0, 2.0) for b in (5.0, 6.0)]
    assert chances == pytest.approx([0.2689, 0.7311, 0.8808, 1.0], abs=1e-4)
    with pytest.raises(KeyError):
        whole.probability({"a": 1.0})


def test_boosting_finds_what_tells_right_from_wrong() -> None:
    rows = [
        Lesson({"big": float(at % 7), "even": float(at % 2), "noise": float(at % 11)}, right, 1.0)
        for at in range(700)
        for right in [at % 7 > 3 and at % 2 == 0]
    ]
    trees = boosted(rows)
    assert boosted(rows) == trees
    for row in rows[:77]:
        assert (trees.probability(row.traits) > 0.5) == row.is_right
    with pytest.raises(ValueError, match="both kinds"):
        boosted([row for row in rows if row.is_right])
