"""`make bench-interview`: how interviews are led and read without a model.

Plays each kind of candidate through the interview of each role, reads what they said, and compares
with what was written into them. Exits with 1 if anything was read where nothing was shown, a quote
is not what was said, a re-run differs, or something moves a level that must not. DATA, a folder
with labelled answers of others, is a second measure.
"""

import argparse
import asyncio
import json
import resource
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from pydantic import TypeAdapter

from rolecall.domains.ai.contracts import EvidenceLevel, Verdict
from rolecall.domains.ai.rules.interview.analysis import VERSION, Reading, findings_of
from rolecall.domains.ai.rules.interview.evidence import Reader, closest_criterion
from rolecall.domains.ai.service.interview_program import PLAN, TURNS, Task
from rolecall.domains.ai.service.interview_reader import load_reader
from rolecall.domains.ai.service.interviewing import LIMITS, PROGRAM
from rolecall.infra.sandbox.runner import Sandbox

from benchmarks.interview.answers import (
    Answer,
    Labelled,
    asides_in,
    labelled_in,
    other_languages,
    turns_of,
)
from benchmarks.interview.candidates import ENDS, EXPECTED, NOTHING_SHOWN, Kind, Role, roles
from benchmarks.interview.invariance import ADDED, Broken, raised_by, renamed, repeated
from benchmarks.interview.measures import agreement
from benchmarks.interview.playing import Played, play, read

RERUNS = 3
_SANDBOXED = 20
_COMPLETED = "completed"
_GIVEN = TypeAdapter(Any)


def main(words: Sequence[str]) -> int:
    """Measure; return 0 when nothing is broken."""
    parser = argparse.ArgumentParser(prog="benchmarks.interview", description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", help="a folder with labelled answers")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    asked = parser.parse_args(words)
    reader = load_reader()
    all_roles = roles()
    played = [play(role, kind, reader) for role in all_roles for kind in Kind]
    kept = {"version": f"{VERSION} {reader.model.version}", **_scripted(played, reader)}
    kept["invariances"] = _invariances(written(all_roles), reader)
    kept["languages"] = {
        one.language: agreement([answer.level for answer in one.answers], _levels(one, reader))
        for one in other_languages()
    }
    kept["speed"] = _speed(played)
    if asked.data:
        kept["labelled"] = _labelled(asked.data, reader)
    _say(json.dumps(kept, indent=1, ensure_ascii=False))
    if asked.json:
        asked.json.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 1 if _is_broken(kept) else 0


def _is_broken(kept: dict[str, Any]) -> bool:
    wrong = kept["false_evidence"]
    return (
        any(wrong.values())
        or kept["consistency"] < 1
        or bool(kept["wrong_ends"])
        or any(one["broken"] for one in kept["invariances"].values())
    )


def _scripted(played: Sequence[Played], reader: Reader) -> dict[str, Any]:
    by_kind = {
        kind: [one for played_ in played if played_.kind is kind for one in played_.findings]
        for kind in Kind
    }
    same = sum(
        read(one.role, one.turns, reader)[0] == one.findings
        and play(one.role, one.kind, reader).turns == one.turns
        for one in played
        for _ in range(RERUNS - 1)
    )
    false = [
        (one.kind, finding.criterion, finding.verdict)
        for one in played
        if one.kind in NOTHING_SHOWN
        for finding in one.findings
        if finding.verdict is not Verdict.NOT_ENOUGH_EVIDENCE
    ]
    right = sum(one.verdict is EXPECTED[kind] for kind, found in by_kind.items() for one in found)
    return {
        "interviews": len(played),
        "judgements": sum(map(len, by_kind.values())),
        "agreement": round(right / sum(map(len, by_kind.values())), 3),
        "verdicts": {
            kind: {
                verdict: count
                for verdict in Verdict
                if (count := sum(one.verdict is verdict for one in found))
            }
            for kind, found in by_kind.items()
        },
        "false_evidence": {
            "quotes_not_said": sum(one.bad_quotes for one in played),
            "shown_where_nothing_was": len(false),
        },
        "false": [list(map(str, one)) for one in false],
        "consistency": same / (len(played) * (RERUNS - 1)),
        "wrong_ends": [
            [one.role.name, one.kind, one.ended]
            for one in played
            if one.ended != ENDS.get(one.kind, _COMPLETED)
        ],
        "turns": {
            kind: median(len(one.turns) for one in played if one.kind is kind) for kind in Kind
        },
        "model_tokens": 0,
    }


def written(all_roles: Sequence[Role]) -> Labelled:
    """Return the strong and the weak answers of all roles."""
    answers = [
        Answer(
            role=role.name,
            criterion=question.criterion,
            question=question.text,
            text=role.answers[question.criterion][name],
            level=level,
        )
        for role in all_roles
        for question in role.plan.questions
        for name, level in (("strong", EvidenceLevel.HIGH), ("weak", EvidenceLevel.LOW))
    ]
    return Labelled(answers, {role.name: role.plan.criteria for role in all_roles})


def _invariances(labelled: Labelled, reader: Reader) -> dict[str, Any]:
    found = {
        name: raised_by(labelled, [(name, one) for one in texts], reader)
        for name, texts in ADDED.items()
    }
    found["repetition"] = repeated(labelled, reader)
    found["names"] = renamed(labelled, reader)
    return {name: _shown(*one) for name, one in found.items()}


def _shown(tried: int, broken: Sequence[Broken]) -> dict[str, Any]:
    return {
        "tried": tried,
        "broken": len(broken),
        "which": [[one.by, one.criterion, one.before, one.after] for one in broken],
    }


def _speed(played: Sequence[Played]) -> dict[str, Any]:
    seconds = sorted(second for one in played for second in one.seconds)
    longest = max(played, key=lambda one: sum(len(turn.text) for turn in one.turns))
    turn, whole = asyncio.run(_sandboxed(longest))
    return {
        "turns": len(seconds),
        "ms_per_turn": _milliseconds(seconds),
        "ms_per_turn_in_sandbox": _milliseconds(sorted(turn)),
        "ms_per_analysis_in_sandbox": _milliseconds(sorted(whole)),
        "mebibytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


async def _sandboxed(played: Played) -> tuple[list[float], list[float]]:
    """Return what reading the longest interview takes, its last answer and all of it.

    Each time is that of a process of its own, as the product reads.
    """
    sandbox = Sandbox(LIMITS)
    found: dict[Task, list[float]] = {Task.HEARD: [], Task.FINDINGS: []}
    for task, took in found.items():
        # The last turn is the interviewer's.
        turns = tuple(played.turns[:-1]) if task is Task.HEARD else tuple(played.turns)
        given = _GIVEN.dump_json(
            {"plan": PLAN.dump_python(played.role.plan), "turns": TURNS.dump_python(turns)}
        )
        for at in range(_SANDBOXED + 1):
            began = perf_counter()
            await sandbox.run(PROGRAM, given, {"task": task})
            # The first starts the server that forks.
            if at:
                took.append(perf_counter() - began)
    return found[Task.HEARD], found[Task.FINDINGS]


def _milliseconds(seconds: Sequence[float]) -> dict[str, float]:
    return {
        "median": round(1000 * median(seconds), 1),
        "p95": round(1000 * seconds[int(0.95 * (len(seconds) - 1))], 1),
    }


def _labelled(folder: Path, reader: Reader) -> dict[str, Any]:
    """Return the figures of each role; those that the weights were fitted to flatter."""
    labelled = labelled_in(folder)
    asides = [("aside", text) for text in asides_in(folder)]
    found: dict[str, Any] = {
        role: {
            "was_fitted": role in reader.model.roles,
            **_role(
                Labelled([one for one in labelled.answers if one.role == role], labelled.criteria),
                reader,
            ),
        }
        for role in labelled.criteria
    }
    tried, broken = raised_by(labelled, asides, reader)
    # Their words stay where they are: figures alone are kept here.
    return {**found, "asides": {"tried": tried, "raised": len(broken)}}


def _role(labelled: Labelled, reader: Reader) -> dict[str, Any]:
    nearest = sum(_nearest(labelled, one, reader) == one.criterion for one in labelled.answers)
    return {
        **agreement([one.level for one in labelled.answers], _levels(labelled, reader)),
        "right_criterion": round(nearest / len(labelled.answers), 3),
    }


def _levels(labelled: Labelled, reader: Reader) -> list[EvidenceLevel]:
    readings = (Reading(labelled.plan(one), turns_of(one), reader) for one in labelled.answers)
    return [findings_of(reading)[0].level for reading in readings]


def _nearest(labelled: Labelled, answer: Answer, reader: Reader) -> str | None:
    """Return the criterion of the role that an answer is nearest to, its question not known."""
    plan = labelled.plan(answer)
    everything = type(plan)(
        language=plan.language,
        criteria=tuple(labelled.criteria[answer.role]),
        questions=plan.questions,
    )
    reading = Reading(everything, turns_of(answer), reader)
    return closest_criterion(reading.threads[0], reading.anchors) if reading.threads else None


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
