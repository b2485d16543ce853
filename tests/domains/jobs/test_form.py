from typing import Any

from rolecall.domains.jobs.contracts import Option, Question, QuestionKind, ShownIf
from rolecall.domains.jobs.service.careers.form import (
    MAX_RADIOS,
    FormState,
    controls,
    visibility,
)

DAY = Option("day", "Day shift")


def question(question_id: str, kind: QuestionKind = QuestionKind.TEXT, **rest: Any) -> Question:
    return Question(id=question_id, kind=kind, label=f"About {question_id}?", **rest)


LICENCE = question("licence", QuestionKind.YES_NO, required=True)
SHIFT = question(
    "shift",
    QuestionKind.SINGLE_CHOICE,
    options=(DAY, Option("night", "Night shift")),
    shown_if=ShownIf("licence", True),
)
WHY = question("why", required=True, shown_if=ShownIf("shift", "night"))


def made(*questions: Question, state: FormState | None = None) -> list[Any]:
    only_if = "Only if “{answer}” to “{question}”"
    return controls(questions, state or FormState(), "Yes", "No", only_if)


def test_each_kind_has_its_control() -> None:
    many = tuple(Option(f"o{n}", f"Option {n}") for n in range(MAX_RADIOS + 1))
    kinds = [
        made(question("q", kind, options=options))[0].kind
        for kind, options in (
            (QuestionKind.TEXT, ()),
            (QuestionKind.LONG_TEXT, ()),
            (QuestionKind.NUMBER, ()),
            (QuestionKind.DATE, ()),
            (QuestionKind.FILE, ()),
            (QuestionKind.YES_NO, ()),
            (QuestionKind.SINGLE_CHOICE, (DAY,)),
            (QuestionKind.SINGLE_CHOICE, many),
            (QuestionKind.MULTIPLE_CHOICE, (DAY,)),
        )
    ]
    assert kinds == [
        "text", "long_text", "number", "date", "file", "radios", "radios", "menu", "checks",
    ]  # fmt: skip


def test_the_browser_insists_only_where_the_question_is_always_there() -> None:
    licence, _, why = made(LICENCE, SHIFT, WHY)
    assert (licence.required, licence.asked, licence.condition) == (True, True, "")
    assert (why.required, why.asked) == (False, True)
    assert why.condition == "Only if “Night shift” to “About shift?”"


def test_a_form_is_filled_in_as_it_was_sent() -> None:
    state = FormState(
        answers={"answer_licence": ["no"], "answer_why": ["Because"]},
        errors={"answers.why": "Say more."},
    )
    licence, _, why = made(LICENCE, SHIFT, WHY, state=state)
    assert [(c.value, c.label, c.chosen) for c in licence.choices] == [
        ("yes", "Yes", False),
        ("no", "No", True),
    ]
    assert (why.value, why.error) == ("Because", "Say more.")


def test_a_question_is_hidden_while_any_condition_before_it_fails() -> None:
    rules = visibility((LICENCE, SHIFT, WHY))
    for controlling in ("answer_shift_1", "answer_licence_0"):
        assert f":has(#{controlling}:checked)) #field_why{{display:none}}" in rules
    assert visibility((LICENCE,)) == ""


def test_errors_lead_to_their_fields() -> None:
    state = FormState(errors={"email": "x"})
    assert (state.anchor("email"), state.anchor("answers.why")) == ("email", "field_why")
    assert (state.error("email"), state.error("phone"), state.value("phone")) == ("x", "", "")
