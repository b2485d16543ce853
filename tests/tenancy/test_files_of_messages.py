"""Who opens a file by its id: whoever may read something that it belongs to, and nobody else."""

from dataclasses import dataclass

import pytest
import pytest_asyncio

from rolecall.access import Role
from rolecall.domains.operations.service import run_operation
from rolecall.infra.runtime import Runtime

from tests.support.application import drain_outbox
from tests.support.hiring import applied, open_job
from tests.support.resumes import pdf_resume
from tests.support.servers import Servers
from tests.support.world import Account, World

IN_A_MESSAGE = ("in_a_message", "in_one_to_many")
READERS = ("author", "admin")
"""Of files in messages about a confidential job; the others may read none of these messages."""
OTHERS = ("manager", "interviewer", "outsider", "stranger")


@dataclass
class Vault:
    """People around a confidential job, and its files by what they belong to."""

    people: dict[str, Account]
    files: dict[str, str]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def vault(lasting_world: World, runtime: Runtime, servers: Servers) -> Vault:
    """A message and a message to many with a file each, and the résumé that came in."""
    world, org = lasting_world, await lasting_world.organization()
    people = {
        "author": await org.member(Role.RECRUITER),
        "admin": await org.member(Role.ORGANIZATION_ADMIN),
        "manager": await org.member(Role.HIRING_MANAGER),
        "interviewer": await org.member(Role.INTERVIEWER),
        "outsider": await org.member(Role.RECRUITER),
        "stranger": await (await world.organization()).member(Role.RECRUITER),
    }
    author, interviewer = people["author"], people["interviewer"]
    job = await open_job(
        author,
        hiring_team=[
            {"user_id": str(people["author"].user_id), "role": "recruiter"},
            {"user_id": str(people["manager"].user_id), "role": "hiring_manager"},
        ],
    )
    application = await applied(world.client(), job["id"], email=f"ana@{org.id.hex}.example.com")
    url = f"/api/v1/applications/{application}"
    given = {"user_ids": [str(interviewer.user_id)]}
    assert (await author.client.put(f"{url}/assignees", json=given)).status_code == 200
    closed = await people["admin"].client.patch(
        f"/api/v1/jobs/{job['id']}", json={"confidential": True}
    )
    assert closed.status_code == 200, closed.text
    single, many = await _uploaded(author), await _uploaded(author)
    words = {"subject": "Your start", "body": "Hello {{candidate_name}}"}
    wrote = await author.client.post(f"{url}/messages", json={**words, "file_ids": [single]})
    assert wrote.status_code == 201, wrote.text
    begun = await author.client.post(
        "/api/v1/applications/mailings",
        json={"selection": {"ids": [application]}, "texts": {"en": words}, "file_ids": [many]},
    )
    assert begun.status_code == 201, begun.text
    await drain_outbox(runtime, servers)
    await run_operation(runtime.database, org.id, begun.json()["id"])
    page = (await author.client.get(url)).json()
    return Vault(
        people,
        {"in_a_message": single, "in_one_to_many": many, "resume": page["resume"]["file_id"]},
    )


async def _uploaded(account: Account) -> str:
    answer = await account.client.post(
        "/api/v1/files",
        files={"file": ("plan.pdf", pdf_resume("Plan"), "application/pdf")},
        data={"purpose": "document"},
    )
    assert answer.status_code == 201, answer.text
    file_id: str = answer.json()["id"]
    return file_id


async def _answers(account: Account, file_id: str) -> set[int]:
    """Return how the file is shown, and how a link to it is made."""
    url = f"/api/v1/files/{file_id}"
    shown = await account.client.get(url)
    linked = await account.client.post(f"{url}/links", json={})
    return {shown.status_code, linked.status_code}


@pytest.mark.parametrize("place", IN_A_MESSAGE)
@pytest.mark.parametrize("name", READERS)
async def test_who_reads_the_message_opens_its_files(vault: Vault, name: str, place: str) -> None:
    assert await _answers(vault.people[name], vault.files[place]) == {200, 201}


@pytest.mark.parametrize("place", IN_A_MESSAGE)
@pytest.mark.parametrize("name", OTHERS)
async def test_who_may_not_read_the_message_finds_no_file(
    vault: Vault, name: str, place: str
) -> None:
    assert await _answers(vault.people[name], vault.files[place]) == {404}


@pytest.mark.parametrize("name", ["author", "admin", "manager", "interviewer"])
async def test_who_reads_the_application_opens_the_resume(vault: Vault, name: str) -> None:
    assert await _answers(vault.people[name], vault.files["resume"]) == {200, 201}


@pytest.mark.parametrize("name", ["outsider", "stranger"])
async def test_the_resume_of_a_hidden_application_is_not_there(vault: Vault, name: str) -> None:
    assert await _answers(vault.people[name], vault.files["resume"]) == {404}
