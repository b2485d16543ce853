"""Every route, asked by everybody: nobody, a stranger, the wrong role, the right one.

Generated from the OpenAPI document, so a new route is tested without being named here. On a refusal
nothing may change and nothing may be sent.
"""

import asyncpg
import pytest
from httpx2 import AsyncClient, Response

from rolecall.access import MEMBER_ROLES, ROLE_PERMISSIONS, Role
from rolecall.entrypoints import composition
from rolecall.entrypoints.health import router as health_pages
from rolecall.infra.runtime import Runtime

from tests.support.application import drain_outbox
from tests.support.servers import Servers
from tests.support.world import Account, World
from tests.tenancy.conftest import NARROWED
from tests.tenancy.fingerprint import Fingerprint, fingerprint
from tests.tenancy.house import House, build_house
from tests.tenancy.operations import Operation, all_operations

OPERATIONS = all_operations()
PUBLIC = {
    "accept_invitation",
    "apply_for_job",
    "apply_through_job_board",
    "apply_through_postings",
    "answer_interview",
    "answer_interview_again",
    "ask_for_interview_adjustment",
    "ask_for_interview_link",
    "ask_for_person",
    "ask_for_sign_in_link",
    "begin_interview",
    "begin_passkey_sign_in",
    "choose_interview_language",
    "consent_to_interview",
    "continue_interview",
    "correct_interview",
    "download_file",
    "forgot_password",
    "get_board_department",
    "get_challenge_of_job",
    "get_consents_of_form",
    "get_board_job",
    "get_board_office",
    "get_board_posting",
    "get_job_board",
    "get_public_job",
    "get_passkey_site",
    "get_status",
    "get_text_consent_words",
    "list_board_departments",
    "list_board_educations",
    "list_board_jobs",
    "list_board_offices",
    "list_board_postings",
    "list_board_sections",
    "list_public_jobs",
    "list_public_jobs_of_organization",
    "login",
    "look_at_sign_in_link",
    "look_up_invitation",
    "note_interview_notice",
    "open_interview_room",
    "pause_interview",
    "refresh_tokens",
    "register_account",
    "reset_password",
    "resume_interview",
    "see_interview_room",
    "sign_in_by_link",
    "sign_in_with_passkey",
    "stop_interview",
    "take_interview_back",
    "take_mail",
    "take_text",
    "take_text_report",
    "verify_email",
    "withdraw_by_link",
}
"""What anybody may ask without signing in. Each was reviewed; a new one is refused until it was."""

OPEN_TO_ALL_LOGINS = {
    "apply_signed_in": "open postings are there for everybody who is signed in",
    "look_at_applying_again": "so are they to whoever may apply once more",
    "apply_again": "which is refused where nothing is known of the login",
    "save_my_job": "so are they to be kept, each by the login alone",
}
ENDS_WHO_ASKED = {
    "delete_account": "after which nothing else of the house could be asked",
}
"""What is asked by a login of its own instead of the house's."""

STREAMS = {
    "stream_events": "never ends; whoever may open it, stays",
}
TAKES_APART = {
    "erase_candidate": "needs the name as it was when the house was built",
}
"""What is asked in the house that is taken apart, like every `DELETE`."""


OF_WHO_ASKED = {
    "download_operation_file": "an export is for who asked for it",
}


NAMING_MEMBERS = {
    "check_interview_clashes": "asks about a panel",
    "create_approval_chain": "chooses approvers",
    "create_report_mail": "chooses who gets it",
    "delegate_approvals": "chooses who stands in",
}
"""Their bodies name members of the house, whom a stranger's organization does not have."""

VOCABULARY = {"board", "language", "purpose", "report", "rule_kind", "version"}
"""Names in paths that are words of the API, the same for everybody, and name no row."""

BY_OWNERSHIP = (
    Role.RECRUITER,
    Role.ORGANIZATION_ADMIN,
    Role.HIRING_MANAGER,
    Role.INTERVIEWER,
)
"""Who is asked first: notes and notifications of the house are the recruiter's own."""


def of_scope(*scopes: str) -> pytest.MarkDecorator:
    chosen = [operation for operation in OPERATIONS if operation.scope in scopes]
    return pytest.mark.parametrize("operation", chosen, ids=lambda operation: operation.id)


class Watch:
    """Notices whether a block changed anything of the house."""

    def __init__(self, admin: "asyncpg.Connection[asyncpg.Record]", house: House) -> None:
        self._admin, self._house = admin, house
        self._before: Fingerprint = {}
        self.allowed: set[str] = set()
        """What the caller may have caused for itself, beside the house."""

    async def __aenter__(self) -> None:
        self._before = await self._now()

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            after = await self._now()
            changed = {name for name in after if after[name] != self._before[name]}
            assert changed <= self.allowed, "a refusal changed something"

    async def _now(self) -> Fingerprint:
        return await fingerprint(self._admin, self._house.org.id, self._house.candidate.user_id)


@pytest.fixture
def unchanged(admin: "asyncpg.Connection[asyncpg.Record]", house: House) -> Watch:
    return Watch(admin, house)


async def ask(client: AsyncClient, house: House, operation: Operation) -> Response:
    return await client.request(operation.method, house.path(operation), **house.request(operation))


def test_public_operations_are_the_reviewed_ones() -> None:
    assert {operation.id for operation in OPERATIONS if operation.scope == "public"} == PUBLIC


def test_every_other_operation_names_permissions_that_somebody_has() -> None:
    for operation in OPERATIONS:
        if operation.scope in {"org", "platform"}:
            assert allowed_roles(operation), operation.id


def test_pages_outside_of_the_document_are_public_or_look_who_asks() -> None:
    routes = [
        route for router in (health_pages, *composition.routers("pages")) for route in router.routes
    ]
    assert routes
    for route in routes:
        declared = getattr(route, "openapi_extra", None) or {}
        assert declared.get("x-scope") == "public", route


@of_scope("org", "platform", "account")
async def test_nobody_gets_in_without_signing_in(
    client: AsyncClient, house: House, unchanged: Watch, operation: Operation
) -> None:
    async with unchanged:
        answer = await ask(client, house, operation)
    assert answer.status_code == 401, answer.text
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@of_scope("org")
async def test_a_stranger_finds_nothing_and_changes_nothing(
    house: House, stranger: Account, unchanged: Watch, operation: Operation
) -> None:
    if operation.id in STREAMS:
        pytest.skip(STREAMS[operation.id])
    async with unchanged:
        answer = await ask(stranger.client, house, operation)
    sent = house.path(operation) + repr(house.request(operation))
    shown = {secret for secret in house.secrets if secret in answer.text and secret not in sent}
    assert shown == set()
    assert_refused_or_own(operation, answer)


def assert_refused_or_own(operation: Operation, answer: Response) -> None:
    """What is named in the path is not there; else the caller acted on what is its own.

    A body that was not understood would prove nothing, so 422 is a failure.
    """
    if set(operation.path_names) - VOCABULARY:
        assert answer.status_code in {403, 404}, answer.text
    elif operation.id in NAMING_MEMBERS:
        assert {fault["code"] for fault in answer.json()["errors"]} == {"not_a_member"}
    else:
        assert answer.status_code in {200, 201, 202, 204, 403, 404, 409}, answer.text


@of_scope("account")
async def test_another_login_finds_nothing_and_changes_nothing(
    world: World, house: House, unchanged: Watch, operation: Operation
) -> None:
    if operation.id in OPEN_TO_ALL_LOGINS:
        pytest.skip(OPEN_TO_ALL_LOGINS[operation.id])
    other = await world.account()
    unchanged.allowed = set() if operation.path_names else {"platform's outbox_events"}
    async with unchanged:
        answer = await ask(other.client, house, operation)
    sent = house.path(operation) + repr(house.request(operation))
    shown = {secret for secret in house.secrets if secret in answer.text and secret not in sent}
    assert shown == set()
    assert_refused_or_own(operation, answer)


@of_scope("org")
async def test_a_wrong_role_is_refused(
    world: World, house: House, platform_admin: Account, unchanged: Watch, operation: Operation
) -> None:
    others = [
        member for role, member in house.members.items() if role not in allowed_roles(operation)
    ]
    callers = [*others, await world.account(), platform_admin]
    async with unchanged:
        answers = [await ask(caller.client, house, operation) for caller in callers]
    assert {answer.status_code for answer in answers} == {403}
    assert {answer.json()["code"] for answer in answers} == {"forbidden"}


@of_scope("org")
async def test_a_role_of_ones_own_is_refused_exactly_what_it_leaves_out(
    house: House, narrowed: Account, unchanged: Watch, operation: Operation
) -> None:
    if operation.permissions & NARROWED:
        if operation.is_safe and operation.id not in {*STREAMS, *OF_WHO_ASKED}:
            assert (await ask(narrowed.client, house, operation)).status_code != 403
        return
    async with unchanged:
        answer = await ask(narrowed.client, house, operation)
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


@of_scope("platform")
async def test_the_platform_is_closed_to_everybody_else(
    world: World, house: House, unchanged: Watch, operation: Operation
) -> None:
    callers = [*house.members.values(), house.candidate, await world.account()]
    async with unchanged:
        answers = [await ask(caller.client, house, operation) for caller in callers]
    assert {answer.status_code for answer in answers} == {403}


@of_scope("org", "platform", "account")
async def test_the_right_role_is_let_in(
    lasting_world: World,
    runtime: Runtime,
    servers: Servers,
    house: House,
    used_house: House,
    emptied_house: list[House],
    platform_admin: Account,
    operation: Operation,
) -> None:
    if operation.id in STREAMS:
        pytest.skip(STREAMS[operation.id])

    async def ask_in(place: House) -> Response:
        if operation.scope == "org":
            caller = place.members[min(allowed_roles(operation), key=BY_OWNERSHIP.index)]
        else:
            caller = platform_admin if operation.scope == "platform" else place.candidate
        if operation.id in ENDS_WHO_ASKED:
            caller = await lasting_world.account()
        return await ask(caller.client, place, operation)

    if operation.is_safe:
        answer = await ask_in(house)
    elif (
        operation.method != "DELETE"
        and operation.scope == "org"
        and operation.id not in TAKES_APART
    ):
        answer = await ask_in(used_house)
    else:
        answer = await ask_in(emptied_house[-1])
        if answer.status_code in {401, 403, 404}:
            # What it asks for, or who asks, may have gone with something else before.
            fresh = await build_house(lasting_world, lambda: drain_outbox(runtime, servers))
            emptied_house.append(fresh)
            answer = await ask_in(fresh)
    if operation.id == "switch":
        assert answer.status_code == 403
        return
    assert answer.status_code in {200, 201, 202, 204, 409}, answer.text


def allowed_roles(operation: Operation) -> set[Role]:
    roles = MEMBER_ROLES if operation.scope == "org" else (Role.PLATFORM_ADMIN,)
    return {
        role
        for role in roles
        if operation.permissions & {permission.value for permission in ROLE_PERMISSIONS[role]}
    }
