"""What an interview asks, as it is written and read."""

from typing import Annotated

from pydantic import Field, StringConstraints

from rolecall.domains.ai_interviews.contracts import (
    Anchors,
    AskedQuestion,
    BankCompetency,
    Competency,
    Content,
    Fact,
    Knockout,
    KnockoutKind,
    KnockoutOption,
    Language,
    Settings,
    Standard,
    Texts,
)
from rolecall.domains.ai_interviews.rules import checking
from rolecall.infra.http import In, Out

Key = Annotated[str, StringConstraints(min_length=1, max_length=64)]
_Text = Annotated[str, StringConstraints(max_length=2_000)]
_Name = Annotated[str, StringConstraints(max_length=100)]
_Seconds = Annotated[int, Field(ge=checking.SECONDS[0], le=checking.SECONDS[1])]
_Weight = Annotated[int, Field(ge=checking.WEIGHTS[0], le=checking.WEIGHTS[1])]


class TextsIn(In):
    """One text by language; empty where it is not written."""

    en: _Text = ""
    de: _Text = ""
    es: _Text = ""

    def texts(self) -> Texts:
        """Return the contract."""
        return Texts(en=self.en, de=self.de, es=self.es)


class NamesIn(In):
    """One name by language; empty where there is none."""

    en: _Name = ""
    de: _Name = ""
    es: _Name = ""

    def texts(self) -> Texts:
        """Return the contract."""
        return Texts(en=self.en, de=self.de, es=self.es)


class AnchorLevelsIn(In):
    """What an answer shows at each of three levels."""

    low: TextsIn = TextsIn()
    medium: TextsIn = TextsIn()
    high: TextsIn = TextsIn()


class AskedQuestionIn(In):
    """A question; after a thin answer at most `max_follow_ups` of `follow_ups` are asked."""

    key: Key
    text: TextsIn = TextsIn()
    follow_ups: list[TextsIn] = Field(default_factory=list, max_length=checking.MAX_FOLLOW_UP_TEXTS)
    max_follow_ups: Annotated[int, Field(ge=0, le=checking.MAX_FOLLOW_UPS)] = 0
    seconds: _Seconds = 180
    required: bool = True

    def contract(self) -> AskedQuestion:
        """Return the contract."""
        return AskedQuestion(
            key=self.key,
            text=self.text.texts(),
            follow_ups=tuple(one.texts() for one in self.follow_ups),
            max_follow_ups=self.max_follow_ups,
            seconds=self.seconds,
            required=self.required,
        )


class CompetencyIn(In):
    """Something that the job needs, with its questions. `weight` is 1 to 5."""

    key: Key
    bank_key: Annotated[str, StringConstraints(max_length=64)] = ""
    name: NamesIn = NamesIn()
    description: TextsIn = TextsIn()
    weight: _Weight = 3
    anchors: AnchorLevelsIn = AnchorLevelsIn()
    questions: list[AskedQuestionIn] = Field(
        default_factory=list, max_length=checking.MAX_QUESTIONS
    )

    def contract(self) -> Competency:
        """Return the contract."""
        anchors = self.anchors
        return Competency(
            key=self.key,
            bank_key=self.bank_key,
            name=self.name.texts(),
            description=self.description.texts(),
            weight=self.weight,
            anchors=Anchors(
                low=anchors.low.texts(), medium=anchors.medium.texts(), high=anchors.high.texts()
            ),
            questions=tuple(one.contract() for one in self.questions),
        )


class KnockoutOptionIn(In):
    """An answer that can be chosen."""

    key: Key
    label: NamesIn = NamesIn()


class InterviewKnockoutIn(In):
    """A question whose `flagged` answers a person looks at: `yes`, `no`, or keys of options."""

    key: Key
    kind: KnockoutKind = KnockoutKind.YES_NO
    text: TextsIn = TextsIn()
    flagged: list[Key] = Field(default_factory=list, max_length=checking.MAX_OPTIONS)
    options: list[KnockoutOptionIn] = Field(default_factory=list, max_length=checking.MAX_OPTIONS)

    def contract(self) -> Knockout:
        """Return the contract."""
        return Knockout(
            key=self.key,
            kind=self.kind,
            text=self.text.texts(),
            flagged=tuple(dict.fromkeys(self.flagged)),
            options=tuple(
                KnockoutOption(key=one.key, label=one.label.texts()) for one in self.options
            ),
        )


class FactIn(In):
    """A question of candidates and the answer that they get."""

    key: Key
    question: TextsIn = TextsIn()
    answer: TextsIn = TextsIn()


class InterviewSettingsIn(In):
    """How the interview is held."""

    minutes: Annotated[int, Field(ge=checking.MINUTES[0], le=checking.MINUTES[1])] = 30
    expires_in_days: Annotated[
        int, Field(ge=checking.EXPIRES_IN_DAYS[0], le=checking.EXPIRES_IN_DAYS[1])
    ] = 7
    voice_allowed: bool = True
    recording_days: Annotated[
        int, Field(ge=checking.RECORDING_DAYS[0], le=checking.RECORDING_DAYS[1])
    ] = 30
    hidden_until_reviewed: bool = True
    feedback_shared: bool = False
    contact: Annotated[str, StringConstraints(max_length=200)] = ""


class ContentIn(In):
    """All that an interview says. The first of `languages` is the main one."""

    languages: Annotated[list[Language], Field(min_length=1, max_length=len(Language))]
    opening: TextsIn = TextsIn()
    closing: TextsIn = TextsIn()
    competencies: list[CompetencyIn] = Field(
        default_factory=list, max_length=checking.MAX_COMPETENCIES
    )
    knockouts: list[InterviewKnockoutIn] = Field(
        default_factory=list, max_length=checking.MAX_KNOCKOUTS
    )
    facts: list[FactIn] = Field(default_factory=list, max_length=checking.MAX_FACTS)
    settings: InterviewSettingsIn = InterviewSettingsIn()

    def contract(self) -> Content:
        """Return the contract."""
        return Content(
            languages=tuple(self.languages),
            opening=self.opening.texts(),
            closing=self.closing.texts(),
            competencies=tuple(one.contract() for one in self.competencies),
            knockouts=tuple(one.contract() for one in self.knockouts),
            facts=tuple(
                Fact(key=one.key, question=one.question.texts(), answer=one.answer.texts())
                for one in self.facts
            ),
            settings=Settings(**self.settings.model_dump()),
        )


class TextsOut(Out):
    """One text by language; empty where it is not written."""

    en: str
    de: str
    es: str


class AnchorLevelsOut(Out):
    """What an answer shows at each of three levels."""

    low: TextsOut
    medium: TextsOut
    high: TextsOut


class AskedQuestionOut(Out):
    """A question, and what may be asked after it."""

    key: str
    text: TextsOut
    follow_ups: list[TextsOut]
    max_follow_ups: int
    seconds: int
    required: bool


class CompetencyOut(Out):
    """Something that the job needs, with its questions."""

    key: str
    bank_key: str
    name: TextsOut
    description: TextsOut
    weight: int
    anchors: AnchorLevelsOut
    questions: list[AskedQuestionOut]


class KnockoutOptionOut(Out):
    """An answer that can be chosen."""

    key: str
    label: TextsOut


class InterviewKnockoutOut(Out):
    """A question whose flagged answers a person looks at."""

    key: str
    kind: KnockoutKind
    text: TextsOut
    flagged: list[str]
    options: list[KnockoutOptionOut]


class FactOut(Out):
    """A question of candidates and the answer that they get."""

    key: str
    question: TextsOut
    answer: TextsOut


class InterviewSettingsOut(Out):
    """How the interview is held."""

    minutes: int
    expires_in_days: int
    voice_allowed: bool
    recording_days: int
    hidden_until_reviewed: bool
    feedback_shared: bool
    contact: str


class ContentOut(Out):
    """All that an interview says."""

    languages: list[Language]
    opening: TextsOut
    closing: TextsOut
    competencies: list[CompetencyOut]
    knockouts: list[InterviewKnockoutOut]
    facts: list[FactOut]
    settings: InterviewSettingsOut


class BankCompetencyOut(Out):
    """A competency of the bank, in all languages."""

    key: str
    name: TextsOut
    description: TextsOut
    anchors: AnchorLevelsOut
    questions: list[TextsOut]
    follow_ups: list[TextsOut]


class InterviewBankOut(Out):
    """What comes with the product: competencies, and the texts that every draft begins with."""

    items: list[BankCompetencyOut]
    opening: TextsOut
    closing: TextsOut
    facts: list[FactOut]

    @classmethod
    def of(cls, bank: tuple[BankCompetency, ...], standard: Standard) -> "InterviewBankOut":
        """Render the bank."""
        return cls(
            items=[BankCompetencyOut.model_validate(one) for one in bank],
            opening=TextsOut.model_validate(standard.opening),
            closing=TextsOut.model_validate(standard.closing),
            facts=[FactOut.model_validate(one) for one in standard.facts],
        )
