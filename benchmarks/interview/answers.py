"""Labelled answers: our own inventions, and those of a folder with labelled ones of others."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rolecall.domains.ai.contracts import (
    Anchors,
    Criterion,
    EvidenceLevel,
    InterviewPlan,
    PlannedQuestion,
    Speaker,
    Utterance,
)
from rolecall.domains.ai.rules.interview.levels import LEVELS

HERE = Path(__file__).parent
OWN = "own"


@dataclass(frozen=True)
class Answer:
    """An answer with the level that it is known to show; none for what shows nothing."""

    role: str
    criterion: str
    question: str
    text: str
    level: EvidenceLevel


@dataclass(frozen=True)
class Labelled:
    """Answers, and the criteria of each role that they were given for."""

    answers: Sequence[Answer]
    criteria: Mapping[str, Sequence[Criterion]]

    language: str = "en"

    def plan(self, answer: Answer) -> InterviewPlan:
        """Return an interview of one question, about the answer's own criterion."""
        question = PlannedQuestion(key="q", criterion=answer.criterion, text=answer.question)
        (criterion,) = (one for one in self.criteria[answer.role] if one.key == answer.criterion)
        return InterviewPlan(language=self.language, criteria=(criterion,), questions=(question,))


def turns_of(answer: Answer, *more: str) -> list[Utterance]:
    """Return the answer as the turns of an interview, with what else was said behind it."""
    text = " ".join((answer.text, *more))
    return [
        Utterance(turn=1, speaker=Speaker.INTERVIEWER, text=answer.question, question="q"),
        Utterance(turn=2, speaker=Speaker.CANDIDATE, text=text, question="q"),
    ]


def bank() -> Mapping[str, Mapping[str, Any]]:
    """Return the competencies by key, as `criteria.toml` has them."""
    return tomllib.loads((HERE / "criteria.toml").read_text(encoding="utf-8"))


def criterion_of(key: str, held: Mapping[str, Any]) -> Criterion:
    """Return a competency as a criterion."""
    return Criterion(
        key=key,
        name=held["name"],
        description=held["description"],
        anchors=Anchors(held["low"], held["medium"], held["high"]),
    )


def own_answers() -> Labelled:
    """Return our inventions that the weights are fitted on."""
    held = bank()
    answers = []
    for line in (HERE / "answers.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            key, level, text = (part.strip() for part in line.split("|", 2))
            answers.append(Answer(OWN, key, held[key]["question"], text, EvidenceLevel(level)))
    return Labelled(answers, {OWN: [criterion_of(key, one) for key, one in held.items()]})


def other_languages() -> Sequence[Labelled]:
    """Return answers in other languages than English; what they are asked does not matter there."""
    held = bank()
    criteria = {OWN: [criterion_of(key, one) for key, one in held.items()]}
    spoken = tomllib.loads((HERE / "languages.toml").read_text(encoding="utf-8"))
    levels = {"strong": EvidenceLevel.HIGH, "weak": EvidenceLevel.LOW}
    return [
        Labelled(
            [
                Answer(OWN, key, held[key]["question"], text, levels[name])
                for key, texts in answers.items()
                for name, text in texts.items()
            ],
            criteria,
            language,
        )
        for language, answers in spoken.items()
    ]


def labelled_in(folder: Path) -> Labelled:
    """Return the answers of `tests/*-evidence.json` with `rubrics/*.json` beside them."""
    criteria = {
        path.stem: [
            Criterion(
                key=key,
                name=key.replace("_", " "),
                description="",
                anchors=Anchors(one["low"], one["medium"], one["high"]),
            )
            for key, one in json.loads(path.read_text(encoding="utf-8")).items()
        ]
        for path in sorted((folder / "rubrics").glob("*.json"))
    }
    answers = []
    for level in LEVELS:
        path = folder / "tests" / f"{level}-evidence.json"
        for name, one in json.loads(path.read_text(encoding="utf-8"))["tests"].items():
            answers.append(
                Answer(
                    role=name.rsplit("_", 1)[0],
                    criterion=one["belief_update"]["dimension"],
                    question=one["interviewer_turn"],
                    text=one["applicant_turn"],
                    level=EvidenceLevel(one["belief_update"]["level"]),
                )
            )
    return Labelled(answers, criteria)


def asides_in(folder: Path) -> list[str]:
    """Return what says nothing: the answers of `irrelevance` and `aggrandising`."""
    return [
        one["applicant_turn"]
        for name in ("irrelevance", "aggrandising")
        for one in json.loads((folder / "tests" / f"{name}.json").read_text(encoding="utf-8"))[
            "tests"
        ].values()
        if "applicant_turn" in one
    ]
