"""The application form of a job's page: its questions, what was typed, what needs attention."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rolecall.domains.jobs.contracts import FormDraft, Question, QuestionKind

PREFIX = "answer_"
ANSWERS = "answers."
"""How errors name what PREFIX names in the form."""
MAX_RADIOS = 6
"""With more options than this, a choice is a menu."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormState:
    """What a form shows: as it was sent and not taken, or as its draft keeps it.

    `values` are the plain fields, `answers` the fields of questions (`answer_<id>`), `errors` the
    sentences by field, `problem` a sentence about the whole, `notice` the key of a text.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    status: int = 200
    draft: FormDraft | None = None
    notice: str = ""

    def kept(self, name: str) -> str:
        """Return the name of the file that is kept for a field, empty if none is."""
        return self.draft.files.get(name, "") if self.draft else ""

    @property
    def enclosed(self) -> Mapping[str, str]:
        """Return the names of files that came along and answer nothing, by field."""
        found = self.draft.files.items() if self.draft else ()
        return {name: file for name, file in found if name.startswith("enclosed_")}

    def unsure(self, name: str) -> bool:
        """Tell whether a field holds what was read and has to be checked."""
        return self.draft is not None and name in self.draft.to_check

    def value(self, name: str) -> str:
        """Return what was typed into a field."""
        return self.values.get(name, "")

    @property
    def asks_adjustment(self) -> bool:
        """Tell whether something stands in the fields about adjustments."""
        return any(
            value for name, value in self.values.items() if name.startswith("accommodation_")
        )

    def error(self, name: str) -> str:
        """Return what is wrong with a field, empty if nothing is."""
        return self.errors.get(name, "")

    def anchor(self, name: str) -> str:
        """Return the id of the element that an error is about."""
        return f"field_{name.removeprefix(ANSWERS)}" if name.startswith(ANSWERS) else name


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One option as a control of the form."""

    id: str
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One question as a control of the form."""

    name: str
    kind: str
    """`text`, `long_text`, `number`, `date`, `file`, `radios`, `menu` or `checks`."""
    label: str
    help: str
    required: bool
    """Whether the browser may insist: not for a question that may be hidden."""
    asked: bool
    """Whether an answer is needed once the question is shown."""
    condition: str
    """Under what circumstances it is asked, in words; empty if always."""
    choices: Sequence[Choice]
    value: str
    error: str
    kept: str = ""
    """The name of the file that the draft keeps for it."""


def controls(
    questions: Sequence[Question], state: FormState, yes: str, no: str, only_if: str
) -> list[Control]:
    """Return the controls of the questions, filled in as they were sent.

    `only_if` is a text with places for `answer` and `question`.
    """
    by_id = {question.id: question for question in questions}
    return [
        Control(
            name=PREFIX + question.id,
            kind=_kind(question),
            label=question.label,
            help=question.help,
            required=question.required
            and question.shown_if is None
            and not state.kept(PREFIX + question.id),
            asked=question.required,
            condition=_condition(question, by_id, yes, no, only_if),
            choices=tuple(_choices(question, state, yes, no)),
            value=next(iter(state.answers.get(PREFIX + question.id, ())), ""),
            error=state.error(ANSWERS + question.id),
            kept=state.kept(PREFIX + question.id),
        )
        for question in questions
    ]


def visibility(questions: Sequence[Question]) -> str:
    """Return style rules that hide a question until its condition holds.

    A browser that does not know `:has()` shows all questions with their conditions in words; what
    is then answered needlessly is left out when the form is read.
    """
    by_id = {question.id: question for question in questions}
    rules = []
    for question in questions:
        for controlling, option in _conditions(question, by_id):
            chosen = f"#{_option_id(controlling, option)}:checked"
            rules.append(f".apply:not(:has({chosen})) #field_{question.id}{{display:none}}")
    if not rules:
        return ""
    return "@supports selector(:has(a)){.condition{display:none}" + "".join(rules) + "}"


def _conditions(
    question: Question, by_id: Mapping[str, Question]
) -> Iterator[tuple[Question, int]]:
    """Yield what must be chosen for a question to be asked: its condition, and those before it."""
    while question.shown_if is not None:
        controlling = by_id[question.shown_if.question_id]
        yield controlling, _values(controlling).index(_form_value(question.shown_if.equals))
        question = controlling


def _kind(question: Question) -> str:
    match question.kind:
        case QuestionKind.YES_NO:
            return "radios"
        case QuestionKind.SINGLE_CHOICE:
            return "radios" if len(question.options) <= MAX_RADIOS else "menu"
        case QuestionKind.MULTIPLE_CHOICE:
            return "checks"
        case _:
            return question.kind.value


def _choices(question: Question, state: FormState, yes: str, no: str) -> Iterator[Choice]:
    chosen = set(state.answers.get(PREFIX + question.id, ()))
    labels = _labels(question, yes, no)
    for number, value in enumerate(_values(question)):
        yield Choice(
            id=_option_id(question, number),
            value=value,
            label=labels[number],
            chosen=value in chosen,
        )


def _values(question: Question) -> list[str]:
    if question.kind is QuestionKind.YES_NO:
        return ["yes", "no"]
    return [option.key for option in question.options]


def _labels(question: Question, yes: str, no: str) -> list[str]:
    if question.kind is QuestionKind.YES_NO:
        return [yes, no]
    return [option.label for option in question.options]


def _condition(
    question: Question, by_id: Mapping[str, Question], yes: str, no: str, only_if: str
) -> str:
    if question.shown_if is None:
        return ""
    controlling = by_id[question.shown_if.question_id]
    number = _values(controlling).index(_form_value(question.shown_if.equals))
    answer = _labels(controlling, yes, no)[number]
    return only_if.format(answer=answer, question=controlling.label)


def _form_value(equals: str | bool) -> str:
    if isinstance(equals, bool):
        return "yes" if equals else "no"
    return equals


def _option_id(question: Question, number: int) -> str:
    return f"{PREFIX}{question.id}_{number}"
