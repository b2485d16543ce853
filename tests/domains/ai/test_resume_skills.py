"""Which candidates are skills: what may be one, what is known of it, and the trees that judge."""

from collections.abc import Sequence

import pytest

from rolecall.domains.ai.contracts import Engine, Resume
from rolecall.domains.ai.rules.resume.calibration import Calibration
from rolecall.domains.ai.rules.resume.candidates import Candidate, Trait, candidates_of
from rolecall.domains.ai.rules.resume.parsing import Parser, resume_of
from rolecall.domains.ai.rules.resume.reading import Reading, read
from rolecall.domains.ai.rules.resume.tagging import Marginals, Share, Tag
from rolecall.domains.ai.rules.resume.trees import Question, Tree, Trees
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
    opinions = [shares(reading, one) for one in (chances, *others)]
    held = candidates_of(reading, opinions, load_lexicon())
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
    assert running[Trait.FIRST_OPINION] == 0.9
    assert running[Trait.OTHER_OPINIONS] == 0.5
    # Three of the list and the one in running text would be taken without the trees.
    assert running[Trait.SHARE_LISTED] == pytest.approx(3 / 4)


def test_words_that_a_tagger_said_nothing_of_are_not_sure() -> None:
    reading = read(TEXT, load_lexicon())
    whole = shares(reading, {"Kubernetes": 0.9})
    held = candidates_of(reading, [whole, whole[:3]], load_lexicon())
    last = next(one for one in held if one.value.value == "Kubernetes")
    assert last.traits[Trait.MEAN] == 0.9
    assert last.traits[Trait.OTHER_OPINIONS] == 0.0


class Saying:
    """A tagger that believes in these words."""

    def __init__(self, chances: dict[str, float]) -> None:
        self._chances = chances

    def marginals(self, reading: Reading) -> Marginals:
        return {tag: shares(reading, self._chances if tag is Tag.SKILL else {}) for tag in Tag}


def judged(text: str, chances: dict[str, float], trees: Trees) -> Resume:
    calibration = Calibration(
        {Tag.SKILL: 0.5}, {Tag.SKILL: [(0.6, 0.25), (1.0, 0.75)]}, skills=trees
    )
    parser = Parser([Saying(chances)], load_lexicon(), calibration, Engine.TAGGERS)
    return resume_of(read(text, load_lexicon()), parser)


def tree(trait: Trait, bound: float, adds: tuple[float, float]) -> Tree:
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


@pytest.mark.parametrize("engine", [Engine.SMALL_MODEL, Engine.TAGGERS])
def test_the_trees_that_ship_ask_for_what_is_known(engine: Engine) -> None:
    trees = load_calibration(engine).skills
    asked = {one.trait for held in trees.trees for one in (held.first, *held.then)}
    assert len(trees.trees) > 100
    assert asked <= set(Trait)
    assert Trees.from_json(trees.to_json()) == trees


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
