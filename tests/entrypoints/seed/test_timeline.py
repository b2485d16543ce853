from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise

from rolecall.entrypoints.seed.shapes import Demo
from rolecall.entrypoints.seed.timeline import Asked, JobEvent, Moved, Noted, Received, timeline

AS_OF = datetime(2025, 11, 21, 15, 30, tzinfo=UTC)


def test_tells_everything_once_in_order_of_time(demo_data: Demo) -> None:
    for made in demo_data.organizations:
        told = timeline(made, AS_OF)
        assert all(before.at <= after.at for before, after in pairwise(told))
        assert told[-1].at <= AS_OF
        counts = Counter(type(happening) for happening in told)
        assert counts[Received] == len(made.applications)
        assert counts[Moved] == sum(len(a.steps) for a in made.applications)
        assert counts[Noted] == sum(len(a.notes) for a in made.applications)


def test_a_job_is_open_while_people_apply(demo_data: Demo) -> None:
    for made in demo_data.organizations:
        state: dict[str, str] = {}
        for happening in timeline(made, AS_OF):
            if isinstance(happening, JobEvent):
                state[happening.job_key] = happening.act
            elif isinstance(happening, Received):
                assert state[happening.application.job_key] == "opened"
        assert Counter(state.values()) == {
            "opened": sum(job.status == "open" for job in made.profile.jobs),
            "created": 1,
            "held": 1,
            "closed": 1,
        }


def test_nothing_happens_to_an_application_before_it_came_in(demo_data: Demo) -> None:
    for made in demo_data.organizations:
        known: set[str] = set()
        asked: set[str] = set()
        for happening in timeline(made, AS_OF):
            if isinstance(happening, Received):
                known.add(happening.application.key)
            elif not isinstance(happening, JobEvent):
                assert happening.application.key in known
            if isinstance(happening, Asked):
                asked.add(happening.application.key)
            # An interviewer may write only about what they were asked to assess.
            if isinstance(happening, Noted) and happening.note.by.startswith("interviewer"):
                assert happening.application.key in asked
                assert happening.note.by in happening.application.assigned


def test_a_reopening_returns_to_the_stage_that_was_left(demo_data: Demo) -> None:
    reopenings = 0
    for made in demo_data.organizations:
        stages: dict[str, list[str]] = {}
        for happening in timeline(made, AS_OF):
            if isinstance(happening, Received):
                stages[happening.application.key] = ["applied"]
            if isinstance(happening, Moved):
                line = stages[happening.application.key]
                assert happening.is_reopening == (line[-1] == "rejected")
                if happening.is_reopening:
                    reopenings += 1
                    assert happening.step.to_stage == line[-2]
                line.append(happening.step.to_stage)
    assert reopenings >= 4
