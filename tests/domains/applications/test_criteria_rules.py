"""What the rules find of criteria, by table."""

from datetime import date
from typing import Any

import pytest

from rolecall.domains.applications.contracts import Answer
from rolecall.domains.applications.contracts.findings import Finding, Material, TextState
from rolecall.domains.applications.rules.criteria import assess
from rolecall.domains.jobs.contracts.criteria import Criterion, CriterionKind, LanguageLevel

TODAY = date(2026, 6, 15)


def found(
    criterion: Criterion,
    text: str = "",
    *answers: Answer,
    state: TextState = TextState.READ,
    partial: bool = False,
) -> Finding:
    """Return the one finding, whose quotes must stand where it says."""
    material = Material(text, state, partial, answers, TODAY)
    (finding,) = assess([criterion], material)
    sources = {answer.question_id: answer.display for answer in answers} | {"resume": text}
    for one in finding.evidence:
        assert sources[one.source][one.start : one.end] == one.sentence
        assert one.start <= one.match_start < one.match_end <= one.end
    return finding


def skill(*phrases: str, kind: CriterionKind = CriterionKind.SKILL) -> Criterion:
    return Criterion(id="c", kind=kind, label=phrases[0], phrases=phrases)


def matched(finding: Finding, text: str) -> list[str]:
    return [text[one.match_start : one.match_end] for one in finding.evidence]


@pytest.mark.parametrize(
    ("phrase", "text", "match"),
    [
        ("Python", "I write Python daily.", "Python"),
        ("python", "PYTHON, Go", "PYTHON"),
        ("Café management", "Cafe Management since 2019", "Cafe Management"),
        ("cafe", "Ran a café in Lyon", "café"),
        ("ventilator", "Managed ventilators and drips", "ventilators"),
        ("ventilators", "One ventilator", "ventilator"),
        ("therapy", "Infusion therapies", "therapies"),
        ("full-stack", "Full stack developer", "Full stack"),
        ("wound care", "wound\ncare of patients", "wound\ncare"),
        ("C++", "C, C++ and Rust", "C++"),
        ("C#", "C# (8 years)", "C#"),
        (".NET", "Worked with .NET Core", ".NET"),
        ("Node.js", "TypeScript/Node.js", "Node.js"),
        ("R", "Statistics in R and SAS", "R"),
        ("Go", "Go, Java", "Go"),
        ("intensive care", "Night shifts in\u00a0Intensive\u00a0Care.", "Intensive\u00a0Care"),
    ],
)
def test_finds_whole_words_however_they_are_written(phrase: str, text: str, match: str) -> None:
    finding = found(skill(phrase), text)
    assert (finding.verdict, finding.why) == ("met", "found")
    assert matched(finding, text) == [match]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("Java", "JavaScript"),
        ("C", "C++ and C#"),
        ("R", "R&D manager"),
        ("Go", "I go to work"),
        ("art", "cart, party"),
        ("bus", "business"),
        ("ICU", "ICUs are not mentioned: ICUX"[18:]),
    ],
)
def test_what_is_not_mentioned_is_not_said_to_be_missing(phrase: str, text: str) -> None:
    finding = found(skill(phrase), text)
    assert (finding.verdict, finding.why, finding.evidence) == ("cannot_tell", "not_found", ())


@pytest.mark.parametrize(
    "text",
    [
        "I have no experience with Python.",
        "No prior experience in Java, Go or Python",
        "Python: none",
        "Python - no experience",
        "Never used Python",
        "I have not worked with Python yet.",
        "Without Python knowledge",
        "I don't know Python",
        "Lacks Python",
        "I would like to learn Python",
        "Eager to learn Java and Python",
        "Python (not used)",
    ],
)
def test_a_negation_is_no_evidence_for_it(text: str) -> None:
    finding = found(skill("Python"), text)
    assert (finding.verdict, finding.why) == ("cannot_tell", "negated")
    assert finding.evidence[0].sentence in text


@pytest.mark.parametrize(
    "text",
    [
        "Not only Java but Python",
        "No experience with Java, but five years of Python",
        "No. 1 in Python contests",
        "Works without supervision. Python expert.",
        "No experience with Ruby.\nPython since 2019",
        "Used no other language; Python all day",
        "Cannot live without tea\nPython",
        "No experience with Python 2.\nPython 3 in production.",
    ],
)
def test_a_negation_of_something_else_is_none(text: str) -> None:
    assert found(skill("Python"), text).verdict == "met"


def test_any_phrase_will_do_and_the_sentence_around_it_is_quoted() -> None:
    text = (
        "Jane Roe\n• Led a team of nine.\n• Cared for patients in critical\n"
        "care units at night.\n• Taught juniors e.g. in the ICU. Good cook."
    )
    finding = found(skill("intensive care", "critical care", "ICU"), text)
    assert [one.sentence for one in finding.evidence] == [
        "Cared for patients in critical\ncare units at night.",
        "Taught juniors e.g. in the ICU.",
    ]


@pytest.mark.parametrize(
    ("text", "verdict", "why"),
    [
        ("Registered Nurse, State of Ohio, valid until 2028", "met", "found"),
        ("Registered nurses' award", "met", "found"),
        ("Registered Nurse (expired 2021)", "cannot_tell", "qualified"),
        ("Registered Nurse licence in progress", "cannot_tell", "qualified"),
        ("Registered Nurse licence pending.\nRegistered Nurse in Ohio.", "met", "found"),
        ("Not a registered nurse", "cannot_tell", "negated"),
    ],
)
def test_a_licence_that_is_expired_or_expected_is_quoted_and_left_open(
    text: str, verdict: str, why: str
) -> None:
    finding = found(skill("registered nurse", kind=CriterionKind.LICENCE), text)
    assert (finding.verdict, finding.why) == (verdict, why)


@pytest.mark.parametrize(
    ("years", "text", "verdict", "why"),
    [
        (5, "Experience\nNurse, 2015 – 2022", "met", "computed"),
        (5, "Experience\nNurse, 03/2019 - present", "met", "computed"),
        (5, "Experience\nNurse since May 2019", "met", "computed"),
        (5, "Experience\nNurse, Mar 2023 to June 2025", "not_met", "computed"),
        # A year alone may be its first or its last month.
        (5, "Experience\nNurse, 2018 – 2022", "cannot_tell", "unclear_dates"),
        (3, "Experience\nNurse, 2018 – 2022", "met", "computed"),
        (6, "Experience\nNurse, 2018 – 2022", "not_met", "computed"),
        # What overlaps counts once.
        (6, "Experience\nA, 01/2020 - 12/2022\nB, 06/2020 - 12/2022", "not_met", "computed"),
        (4, "Experience\nA, 2016-03 - 2018-02\nB, 2018-03 - 2020-06", "met", "computed"),
        # Education is no work; what stands nowhere may be.
        (4, "Education\nOhio State, 2010 - 2020", "cannot_tell", "no_dates"),
        (4, "BSc Nursing, Ohio State University 2010 - 2020", "cannot_tell", "no_dates"),
        (4, "Projects\nHouse, 01/2010 - 12/2020\nExperience\nNurse, 01/2024 - 03/2026",
         "cannot_tell", "unclear_dates"),
        (4, "Nurse, January 2010 bis März 2020", "met", "computed"),
        (4, "Two jobs, no dates", "cannot_tell", "no_dates"),
        (4, "Over 8 years of critical care experience", "met", "stated"),
        (4, "two years' experience", "cannot_tell", "no_dates"),
        (4, "No 8 years of experience", "cannot_tell", "no_dates"),
        (4, "35 years old, experience: none", "cannot_tell", "no_dates"),
        # It says more than its dates do: a person looks.
        (8, "12 years of experience\nExperience\nNurse, 2019 - 2022", "cannot_tell",
         "unclear_dates"),
        (5, "Experience\nClerk, 2031 - 2040", "cannot_tell", "no_dates"),
        (5, "Call 2015 - 555 - 2022 or 555-2015-2022", "cannot_tell", "no_dates"),
    ],
)  # fmt: skip
def test_counts_years_of_work_within_what_the_dates_allow(
    years: int, text: str, verdict: str, why: str
) -> None:
    criterion = Criterion(id="c", kind=CriterionKind.EXPERIENCE, label="Years", years=years)
    finding = found(criterion, text)
    assert (finding.verdict, finding.why) == (verdict, why), finding.explanation


def test_says_how_many_years_and_nothing_against_a_resume_that_was_read_in_part() -> None:
    criterion = Criterion(id="c", kind=CriterionKind.EXPERIENCE, label="Years", years=10)
    text = "Experience\nNurse, 2018 – 2022"
    assert found(criterion, text).explanation == "By the dates of the résumé: 3 to 5 years of 10."
    assert found(criterion, text, partial=True).verdict == "cannot_tell"


@pytest.mark.parametrize(
    ("level", "text", "verdict", "why"),
    [
        (None, "Languages\nGerman, English", "met", "found"),
        (None, "Languages: German (B1)", "met", "found"),
        (None, "Ich spreche Deutsch fließend", "met", "found"),
        (None, "Teaches German literature", "cannot_tell", "no_level"),
        (None, "French only", "cannot_tell", "not_found"),
        ("B2", "English (native), German (C1), French (A2)", "met", "level"),
        ("B2", "English (native), German (A2)", "not_met", "level"),
        ("B2", "Native German", "met", "level"),
        ("B2", "Fluent in English, German and French", "met", "level"),
        ("C1", "German – conversational", "not_met", "level"),
        ("B2", "German: upper intermediate", "met", "level"),
        ("C1", "German: full professional proficiency", "met", "level"),
        ("B2", "Languages\nGerman", "cannot_tell", "no_level"),
        ("B2", "No German (yet)", "cannot_tell", "not_found"),
        ("B2", "Basic German in 2010. German C1 since 2020.", "met", "level"),
    ],
)
def test_reads_languages_with_their_levels(
    level: str | None, text: str, verdict: str, why: str
) -> None:
    criterion = Criterion(
        id="c",
        kind=CriterionKind.LANGUAGE,
        label="German",
        language="de",
        level=None if level is None else LanguageLevel(level),
    )
    finding = found(criterion, text)
    assert (finding.verdict, finding.why) == (verdict, why), finding.explanation


def answered(kind: str, value: Any, display: str = "as shown") -> Answer:
    return Answer("q", "The question", kind, value, display, knocked_out=False)


@pytest.mark.parametrize(
    ("expected", "answer", "verdict", "why"),
    [
        ({"accepted": ("yes",)}, answered("yes_no", value=True), "met", "answered"),
        ({"accepted": ("yes",)}, answered("yes_no", value=False), "not_met", "answered"),
        ({"accepted": ("a", "b")}, answered("single_choice", "b"), "met", "answered"),
        ({"accepted": ("a", "b")}, answered("single_choice", "c"), "not_met", "answered"),
        ({"accepted": ("a",)}, answered("multiple_choice", ["c", "a"]), "met", "answered"),
        ({"accepted": ("a",)}, answered("multiple_choice", ["c"]), "not_met", "answered"),
        ({"at_least": 3}, answered("number", 3), "met", "answered"),
        ({"at_least": 3}, answered("number", 2.5), "not_met", "answered"),
        ({"at_least": 3}, answered("text", "many"), "cannot_tell", "not_asked"),
        ({"accepted": ("yes",)}, None, "cannot_tell", "not_answered"),
    ],
)
def test_compares_answers(
    expected: dict[str, Any], answer: Answer | None, verdict: str, why: str
) -> None:
    criterion = Criterion(
        id="c", kind=CriterionKind.ANSWER, label="Asked", question_id="q", **expected
    )
    finding = found(criterion, "", *([answer] if answer else []), state=TextState.NO_RESUME)
    assert (finding.verdict, finding.why) == (verdict, why)


def test_a_written_answer_is_evidence_too_also_without_a_resume() -> None:
    answer = answered("long_text", "x", "I have used Python for years.")
    finding = found(skill("Python"), "", answer, state=TextState.NO_RESUME)
    assert (finding.verdict, finding.evidence[0].source) == ("met", "q")


@pytest.mark.parametrize("state", [one for one in TextState if one is not TextState.READ])
def test_without_text_nobody_can_tell_and_it_says_why(state: TextState) -> None:
    criteria = [
        skill("Python"),
        Criterion(id="y", kind=CriterionKind.EXPERIENCE, label="Years", years=3),
        Criterion(id="l", kind=CriterionKind.LANGUAGE, label="German", language="de"),
    ]
    findings = assess(criteria, Material("", state, False, (), TODAY))
    assert {(one.verdict, one.why) for one in findings} == {("cannot_tell", "no_text")}
    assert all("résumé" in one.explanation for one in findings)


def test_a_long_and_unkind_text_takes_no_long_time() -> None:
    text = "no " * 20_000 + "2015 - " * 10_000 + "10 years " * 5_000 + "é" * 20_000
    criteria = [
        skill("Python", "data base"),
        Criterion(id="y", kind=CriterionKind.EXPERIENCE, label="Years", years=3),
        Criterion(id="l", kind=CriterionKind.LANGUAGE, label="German", language="de"),
    ]
    findings = assess(criteria, Material(text, TextState.READ, False, (), TODAY))
    assert [one.verdict for one in findings] == ["cannot_tell", "not_met", "cannot_tell"]
