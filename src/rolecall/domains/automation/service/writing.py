"""Writing rules."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.automation import policy, queries, repository
from rolecall.domains.automation.contracts import ConditionKind, Rule, RuleContent, SaveRule
from rolecall.domains.automation.events import RuleChanged
from rolecall.domains.automation.rules.checking import checked_rule
from rolecall.domains.automation.rules.fields import faults_of_fields
from rolecall.domains.automation.service.mailing import checked_mails
from rolecall.domains.automation.service.times import checked_times
from rolecall.domains.custom_fields import api as custom_fields
from rolecall.domains.custom_fields.contracts import RecordType
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import (
    JobSummary,
    Knockout,
    Question,
    WorkflowGraph,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import ids
from rolecall.kernel.errors import FieldError, InvalidInput, NotFound, VersionMismatch
from rolecall.kernel.sentences import say


async def get_rule(uow: UnitOfWork, rule_id: UUID) -> Rule:
    """Return a rule.

    Raises:
        NotFound: there is none of this id.
    """
    found = await queries.find_rule(uow, rule_id)
    if found is None:
        raise NotFound(say("There is no such rule."))
    return found


async def jobs_of_rules(uow: UnitOfWork, rules: Sequence[Rule]) -> list[JobSummary]:
    """Return the jobs that some of these rules are narrowed to."""
    job_ids = {rule.job_id for rule in rules if rule.job_id is not None}
    return await jobs.list_jobs_by_ids(uow, sorted(job_ids))


async def check(uow: UnitOfWork, content: RuleContent, rule_id: UUID | None = None) -> RuleContent:
    """Return the rule if it can be used beside the active others.

    Raises:
        NotFound: there is no such workflow or job.
        InvalidInput: with one field error per fault.
    """
    graph: WorkflowGraph = await jobs.newest_workflow(uow, content.workflow_id)
    job = None if content.job_id is None else await jobs.get_job(uow, content.job_id)
    if job is not None:
        if job.workflow.id != content.workflow_id:
            raise InvalidInput.of_field(
                "job_id", say("The job goes by another workflow."), "not_found"
            )
        graph = job.workflow
    beside = await queries.list_rules(uow, content.workflow_id)
    others = [rule for rule in beside if rule.active and rule.id != rule_id]
    questions = job.questions if job else ()
    checked = checked_rule(content, graph, questions, others)
    if faults := [*_faults_of_answers(checked, questions)]:
        raise InvalidInput(
            say("This rule cannot be used: {message}", message=faults[0].message), errors=faults
        )
    return checked


def _faults_of_answers(content: RuleContent, questions: Sequence[Question]) -> Iterator[FieldError]:
    asked = {question.id: question for question in questions}
    for index, condition in enumerate(content.conditions):
        question = asked.get(condition.question_id)
        if question is None or condition.operator is None or condition.value is None:
            continue
        if jobs.fault_of_knockout(question, Knockout(condition.operator, condition.value)):
            message = say(
                "Answers to “{question}” cannot be compared like this.", question=question.label
            )
            yield FieldError(f"conditions.{index}.value", message)


async def check_fields(uow: UnitOfWork, content: RuleContent) -> None:
    """See that conditions about custom fields can hold.

    Raises:
        InvalidInput: with one field error per fault, such as `conditions.0.field_id`.
    """
    if any(condition.kind is ConditionKind.FIELD for condition in content.conditions):
        fields = await custom_fields.list_fields(uow, RecordType.CANDIDATE)
        if faults := faults_of_fields(content.conditions, fields):
            raise InvalidInput(
                say("This rule cannot be used: {message}", message=faults[0].message), errors=faults
            )


async def save_rule(uow: UnitOfWork, actor: Actor, command: SaveRule) -> Rule:
    """Make a rule at the end of its workflow's, or change one.

    What already waits because of a rule goes on as it was when it began, unless the rule is
    switched off or removed.

    Raises:
        NotFound: there is no such rule.
        InvalidInput: it cannot be used, with one field error per fault.
        VersionMismatch: it is not at the command's version any more.
    """
    policy.can_manage(actor).require()
    content = await check(uow, command.content, command.rule_id)
    if command.active:
        # One whose saved message or field is gone can still be switched off.
        content = await checked_times(uow, await checked_mails(uow, content))
        await check_fields(uow, content)
    if command.rule_id is None:
        rule_id, before = ids.uuid7(), None
        position = len(await queries.list_rules(uow, content.workflow_id))
        await repository.insert_rule(
            uow, rule_id, content, active=command.active, position=position
        )
    else:
        rule_id, before = command.rule_id, await get_rule(uow, command.rule_id)
        if command.version not in {None, before.version}:
            raise VersionMismatch(
                say("Somebody else changed this rule since you loaded it. Load it again."),
                current_version=before.version,
            )
        await repository.update_rule(
            uow, before, content, active=command.active, position=before.position
        )
    saved = await get_rule(uow, rule_id)
    word = "changed" if before else "created"
    audit.record(
        uow,
        actor,
        f"automation.{word}",
        "automation_rule",
        rule_id,
        say("Changed the rule “{rule}”, version {version}.", rule=saved.name, version=saved.version)
        if before
        else say(
            "Created the rule “{rule}”, version {version}.", rule=saved.name, version=saved.version
        ),
        {"active": audit.Change(before.active if before else None, saved.active)},
    )
    uow.emit(RuleChanged(rule_id=rule_id, workflow_id=saved.workflow_id))
    return saved


async def delete_rule(uow: UnitOfWork, actor: Actor, rule_id: UUID) -> None:
    """Remove a rule; its log stays, and what waits because of it is skipped.

    Raises:
        NotFound: there is none of this id.
    """
    policy.can_manage(actor).require()
    rule = await get_rule(uow, rule_id)
    await repository.delete_rule(uow, rule_id)
    audit.record(
        uow, actor, "automation.removed", "automation_rule", rule_id,
        say("Removed the rule “{rule}”.", rule=rule.name),
    )  # fmt: skip
    uow.emit(RuleChanged(rule_id=rule_id, workflow_id=rule.workflow_id))
