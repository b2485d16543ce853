"""What a draft takes from a posting, what a template may hold, and what differs between two."""

from dataclasses import fields, replace

import pytest

from rolecall.domains.ai_interviews.contracts import (
    Anchors,
    AskedQuestion,
    Competency,
    Content,
    Fact,
    Knockout,
    KnockoutKind,
    KnockoutOption,
    Language,
    MadeBy,
    Settings,
    TemplateState,
    Texts,
)
from rolecall.domains.ai_interviews.contracts import InvalidTemplateState as Refused
from rolecall.domains.ai_interviews.rules import checking, states
from rolecall.domains.ai_interviews.rules.drafting import (
    FEWEST,
    MOST,
    JobText,
    chosen_competencies,
    draft_of,
)
from rolecall.domains.ai_interviews.rules.languages import language_of
from rolecall.domains.ai_interviews.rules.placeholders import filled, unknown_in
from rolecall.domains.ai_interviews.rules.states import TemplateAction
from rolecall.domains.ai_interviews.rules.words import differences, words_of
from rolecall.domains.ai_interviews.service.bank import load_bank, load_standard
from rolecall.domains.jobs.contracts import (
    Knockout as Rule,
)
from rolecall.domains.jobs.contracts import (
    KnockoutOperator,
    Option,
    Question,
    QuestionKind,
    RemotePolicy,
)
from rolecall.kernel.errors import InvalidInput


def job_text(text: str, title: str = "Colleague", **changes: object) -> JobText:
    made = JobText(
        title=title,
        skills=(),
        text=text,
        questions=(),
        language=Language.EN,
        remote_policy=RemotePolicy.HYBRID,
        contact="Rita Moss, rita@example.com",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def chosen(text: str, title: str = "Colleague", **changes: object) -> dict[str, int]:
    found = chosen_competencies(job_text(text, title, **changes), load_bank())
    return {one.key: weight for one, weight in found}


def en(text: str) -> Texts:
    return Texts(en=text)


CONTENT = Content(
    languages=(Language.EN,),
    opening=en("Welcome to {job}."),
    closing=en("Thank you."),
    competencies=(
        Competency(
            key="a",
            name=en("Handing over"),
            description=en("Completely."),
            weight=3,
            anchors=Anchors(low=en("No."), medium=en("Partly."), high=en("Yes.")),
            questions=(
                AskedQuestion(
                    key="q", text=en("How?"), follow_ups=(en("Why?"),), max_follow_ups=1, seconds=60
                ),
            ),
        ),
    ),
    knockouts=(Knockout(key="k", kind=KnockoutKind.YES_NO, text=en("Really?"), flagged=("no",)),),
    facts=(Fact(key="f", question=en("Where?"), answer=en("Here.")),),
    settings=Settings(minutes=10, contact="Rita"),
)


def test_the_bank_is_whole_in_every_language() -> None:
    """Same competencies, questions and follow-ups; nothing is left unwritten, or twice the same."""
    bank = load_bank()
    assert len(bank) == 30
    for one in bank:
        written = [one.name, one.description, *one.questions, *one.follow_ups]
        written += [getattr(one.anchors, level.name) for level in fields(Anchors)]
        for texts in written:
            said = [texts.of(language) for language in Language]
            assert all(said), one.key
            assert len(set(said)) == len(said) or texts is one.name, (one.key, said)
        for signs in one.signs.values():
            assert len(signs) >= 4, one.key
            assert all(sign == sign.casefold().strip() for sign in signs), one.key
        assert len(one.questions) == len(one.follow_ups) == 2


def test_standard_texts_fill_in_what_is_known() -> None:
    """Each draft greets, in every language, with what can be filled in and no more."""
    standard = load_standard()
    for language in Language:
        for texts in (standard.opening, standard.closing):
            assert unknown_in(texts.of(language)) == ""
        shown = filled(standard.opening.of(language), {"job": "Clerk", "minutes": "20"})
        assert "Clerk" in shown
        assert "{job}" not in shown
        assert set(standard.words[language]) == set(standard.words[Language.EN])
        assert all(fact.question.of(language) for fact in standard.facts)


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("You debug incidents and are on-call every sixth week.", "Colleague", "debugging"),
        ("Care for people.", "Registered Nurse", "patient_safety"),
        ("You keep the forklift in the warehouse safe.", "Colleague", "safety_at_work"),
        ("Build dashboards and forecasts out of data with SQL.", "Colleague", "data_analysis"),
    ],
)
def test_takes_up_what_a_text_asks_for(text: str, title: str, expected: str) -> None:
    """The strongest sign leads, with the highest weight."""
    found = chosen(text, title)
    assert next(iter(found)) == expected
    assert found[expected] == max(found.values())
    assert FEWEST <= len(found) <= MOST


def test_short_signs_are_whole_words() -> None:
    """An RN is not found in a tournament, nor at the beginning of another word."""
    assert "patient_safety" not in chosen("We return the tournament. RNA is analysed. RNX.")
    assert "patient_safety" in chosen("An RN works with an RN.")


def test_a_passing_mention_is_not_enough() -> None:
    """One sign in the running text alone takes nothing up; what fills up weighs least."""
    found = chosen("You open the office.")
    assert "administration" not in found
    assert set(found.values()) == {2}
    assert len(found) == FEWEST


def test_a_title_weighs_more_than_text() -> None:
    """What the job is called matters more than what its text mentions."""
    found = chosen("There is a budget and an invoice. We teach, and instruct.", "Sales trainer")
    assert found["selling"] >= found["budget"]


@pytest.mark.parametrize("text", ["", "xyz", "Alles, was Sie brauchen."])
def test_drafts_something_from_anything(text: str) -> None:
    """An empty text has a draft, too, that can be approved as it is."""
    content = draft_of(job_text(text), load_bank(), load_standard())
    assert checking.missing_of(content) == ()
    checking.require_valid(content)


@pytest.mark.parametrize("language", list(Language))
def test_drafts_in_the_language_of_the_job(language: Language) -> None:
    """Every text is in that language, and in no other."""
    job = job_text("Team, team, budget, budget", language=language, place="Bonn", pay="20 €",
                   pay_period="hour")  # fmt: skip
    content = draft_of(job, load_bank(), load_standard())
    assert checking.missing_of(content) == ()
    others = [one for one in Language if one is not language]
    assert not any(content.opening.of(other) for other in others)
    assert {fact.key for fact in content.facts} >= {"place", "pay", "decides"}


def test_tells_no_pay_that_is_not_published() -> None:
    """What the job does not say is no fact of the interview."""
    content = draft_of(job_text(""), load_bank(), load_standard())
    assert not {"place", "pay"} & {fact.key for fact in content.facts}


def test_takes_over_the_jobs_own_knock_outs() -> None:
    """Yes or no and single choices with a rule; numbers and questions without one are not."""
    options = (Option("a", "Days"), Option("b", "Nights"), Option("c", "Both"))
    questions = (
        Question(id="licence", kind=QuestionKind.YES_NO, label="Licensed?",
                 knockout=Rule(KnockoutOperator.EQUALS, False)),
        Question(id="shift", kind=QuestionKind.SINGLE_CHOICE, label="Shift?", options=options,
                 knockout=Rule(KnockoutOperator.NOT_EQUALS, "c")),
        Question(id="years", kind=QuestionKind.NUMBER, label="Years?",
                 knockout=Rule(KnockoutOperator.AT_MOST, 2)),
        Question(id="free", kind=QuestionKind.YES_NO, label="Weekends?"),
    )  # fmt: skip
    content = draft_of(job_text("", questions=questions), load_bank(), load_standard())
    assert [(one.key, one.kind, one.flagged) for one in content.knockouts] == [
        ("licence", KnockoutKind.YES_NO, ("no",)),
        ("shift", KnockoutKind.CHOICE, ("a", "b")),
    ]
    assert [one.label.en for one in content.knockouts[1].options] == ["Days", "Nights", "Both"]


@pytest.mark.parametrize(
    ("text", "default", "expected"),
    [
        ("Wir sind ein Team, und Sie arbeiten mit den Kunden im Haus.", Language.EN, Language.DE),
        ("We are a team and you work with the customers in our house.", Language.DE, Language.EN),
        ("Somos un equipo y usted trabaja con los clientes en la casa.", Language.EN, Language.ES),
        ("Nurse", Language.ES, Language.ES),
    ],
)
def test_tells_the_language_of_a_text(text: str, default: Language, expected: Language) -> None:
    """By its small words; a text without enough of them says nothing."""
    assert language_of(text, default) is expected


def competency(**changes: object) -> Content:
    only = CONTENT.competencies[0]
    return replace(CONTENT, competencies=(replace(only, **changes),))  # type: ignore[arg-type]


def question(**changes: object) -> Content:
    only = CONTENT.competencies[0].questions[0]
    return competency(questions=(replace(only, **changes),))  # type: ignore[arg-type]


def knockout(**changes: object) -> Content:
    return replace(CONTENT, knockouts=(replace(CONTENT.knockouts[0], **changes),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (replace(CONTENT, languages=(Language.EN, Language.EN)), "languages"),
        (replace(CONTENT, competencies=CONTENT.competencies * 2), "competencies"),
        (replace(CONTENT, facts=CONTENT.facts * 2), "facts"),
        (competency(questions=CONTENT.competencies[0].questions * 2), "competencies.0.questions"),
        (question(max_follow_ups=2), "competencies.0.questions.0.max_follow_ups"),
        (knockout(flagged=("perhaps",)), "knockouts.0.flagged"),
        (
            knockout(options=(KnockoutOption(key="a", label=en("A")),)),
            "knockouts.0.options",
        ),
        (replace(CONTENT, opening=en("Dear {candidate}")), "opening.en"),
        (replace(CONTENT, closing=Texts(en="x", de="{ ")), "closing.de"),
    ],
)
def test_refuses_parts_that_do_not_fit(content: Content, field: str) -> None:
    """The error names the field, and what to do about it."""
    with pytest.raises(InvalidInput) as refused:
        checking.require_valid(content)
    assert [one.field for one in refused.value.errors] == [field]


def test_takes_what_fits() -> None:
    """The sample is whole."""
    checking.require_valid(CONTENT)
    assert checking.missing_of(CONTENT) == ()


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (replace(CONTENT, competencies=()), "competencies"),
        (competency(questions=()), "competencies.0.questions"),
        (question(required=False), "competencies.0.questions"),
        (question(text=Texts()), "competencies.0.questions.0.text.en"),
        (question(follow_ups=(Texts(),)), "competencies.0.questions.0.follow_ups.0.en"),
        (competency(name=Texts(de="Übergabe")), "competencies.0.name.en"),
        (knockout(flagged=()), "knockouts.0.flagged"),
        (knockout(flagged=("yes", "no")), "knockouts.0.flagged"),
        (knockout(kind=KnockoutKind.CHOICE, flagged=()), "knockouts.0.options"),
        (replace(CONTENT, settings=Settings(minutes=10)), "settings.contact"),
        (replace(CONTENT, settings=Settings(minutes=3, contact="Rita")), "settings.minutes"),
    ],
)
def test_says_what_is_missing(content: Content, field: str) -> None:
    """One error at the field, with a sentence that names the remedy."""
    assert [one.field for one in checking.missing_of(content)] == [field]


def test_asks_for_candidates_texts_in_every_language() -> None:
    """What members alone read is enough in the main language."""
    missing = checking.missing_of(replace(CONTENT, languages=(Language.EN, Language.DE)))
    named = {one.field for one in missing}
    assert {"opening.de", "closing.de", "knockouts.0.text.de", "facts.0.answer.de"} <= named
    assert not any("anchors" in field or field.endswith("name.de") for field in named)


def test_counts_the_longest_duration() -> None:
    """Opening, knock-outs, and each question with the follow-ups that may be asked."""
    assert checking.longest_seconds(CONTENT) == 60 + 20 + 60 * 2


def test_tells_what_differs() -> None:
    """A changed part with its words before and after, a new one, and one that went."""
    changed = replace(
        question(seconds=90),
        facts=(Fact(key="g", question=en("When?"), answer=en("Now.")),),
    )
    found = {one.name: one for one in differences(CONTENT, changed)}
    assert set(found) == {"competency:a", "fact:g", "fact:f"}
    assert "Up to 60 seconds" in found["competency:a"].before
    assert "Up to 90 seconds" in found["competency:a"].after
    assert found["fact:g"].before == ""
    assert found["fact:f"].after == ""
    assert differences(CONTENT, CONTENT) == ()


@pytest.mark.parametrize(
    "changed",
    [
        competency(weight=4),
        question(required=False),
        question(max_follow_ups=0),
        knockout(flagged=("yes",)),
        replace(CONTENT, opening=en("Hello.")),
        replace(CONTENT, closing=en("Bye.")),
        replace(CONTENT, languages=(Language.DE,)),
        *(
            replace(CONTENT, settings=replace(CONTENT.settings, **change))
            for change in (
                {"minutes": 11},
                {"expires_in_days": 3},
                {"voice_allowed": False},
                {"recording_days": 3},
                {"hidden_until_reviewed": False},
                {"feedback_shared": True},
                {"contact": "Tom"},
            )
        ),
    ],
)
def test_what_is_approved_holds_every_part(changed: Content) -> None:
    """No part can change without its words changing, so that an approval never covers it."""
    assert words_of(changed) != words_of(CONTENT)


def test_order_is_part_of_what_is_approved() -> None:
    """Two competencies in another order are another interview."""
    other = replace(CONTENT.competencies[0], key="b", name=en("Other"))
    both = replace(CONTENT, competencies=(*CONTENT.competencies, other))
    turned = replace(both, competencies=both.competencies[::-1])
    assert [one.name for one in differences(both, turned)] == ["order"]


@pytest.mark.parametrize(
    ("action", "state", "expected"),
    [
        (TemplateAction.EDIT, TemplateState.APPROVED, TemplateState.DRAFT),
        (TemplateAction.SUBMIT, TemplateState.DRAFT, TemplateState.PENDING_APPROVAL),
        (TemplateAction.DECLINE, TemplateState.PENDING_APPROVAL, TemplateState.DRAFT),
        (TemplateAction.EDIT, TemplateState.PENDING_APPROVAL, None),
        (TemplateAction.APPROVE, TemplateState.APPROVED, None),
        (TemplateAction.DECLINE, TemplateState.DRAFT, None),
    ],
)
def test_moves(
    action: TemplateAction, state: TemplateState, expected: TemplateState | None
) -> None:
    """What waits is not edited, what is approved is not approved again."""
    if expected is None:
        with pytest.raises(Refused):
            states.after(action, state)
    else:
        assert states.after(action, state) is expected


def test_labels_of_makers_are_stable() -> None:
    """They are kept in the database and shown beside every version."""
    assert [one.value for one in MadeBy] == ["rules", "model", "person"]
