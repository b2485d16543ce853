import json
import subprocess
from http.client import HTTPConnection
from typing import Any

import pytest

from rolecall.entrypoints.exits import Exit

from tests.entrypoints.cli.conftest import COMMAND, Run, clean_environment
from tests.support.installation import LiveInstallation


def request(
    running: LiveInstallation, method: str, path: str, token: str = "", body: object = None
) -> Any:
    connection = HTTPConnection(running.url.removeprefix("http://"), timeout=10)
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    try:
        connection.request(method, path, json.dumps(body) if body else None, headers)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        connection.close()


def test_an_administrator_signs_in_and_creates_an_organization(
    running: LiveInstallation, run: Run
) -> None:
    done = run("admin", "create", "--email", "ops@example.com", "--generate", data=running.data)
    assert done.returncode == Exit.OK, done.stderr
    said, password = done.stdout.splitlines()
    assert said == "ops@example.com administers this platform now."
    credentials = {"email": "ops@example.com", "password": password.removeprefix("Password: ")}
    status, tokens = request(running, "POST", "/api/v1/auth/login", body=credentials)
    assert status == 200, tokens
    new = {"name": "Oak Hospital", "slug": "oak", "admin_email": "first@oak.example.com"}
    status, made = request(
        running, "POST", "/api/v1/organizations", token=tokens["access_token"], body=new
    )
    assert status == 201, made

    token = run("tokens", "issue", "--role", "recruiter", "--org", "oak", data=running.data)
    assert token.returncode == Exit.OK, token.stderr
    status, me = request(running, "GET", "/api/v1/me", token=token.stdout.strip())
    assert status == 200
    assert (me["organization"]["slug"], me["organization"]["role"]) == ("oak", "recruiter")

    issued = run(
        "tokens", "issue", "--role", "recruiter", "--org", "oak", "--json", data=running.data
    )
    document = json.loads(issued.stdout)
    assert document["user_id"] == me["user"]["id"]
    assert document["organization_id"] == made["id"]
    assert (document["token_type"], document["expires_in"]) == ("bearer", 12 * 3600)


def test_reads_the_password_from_standard_input(running: LiveInstallation) -> None:
    command = (*COMMAND, "admin", "create", "--email", "stdin@example.com", "--password-stdin")
    done = subprocess.run(
        command,
        env=clean_environment(running.data),
        input="plum tree by the river\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == Exit.OK, done.stderr
    assert "plum" not in done.stdout + done.stderr
    body = {"email": "stdin@example.com", "password": "plum tree by the river"}
    assert request(running, "POST", "/api/v1/auth/login", body=body)[0] == 200


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("admin", "create", "--email", "nobody"), Exit.USAGE, "not an e-mail address"),
        (("admin", "create", "--email", "a@example.com"), Exit.USAGE, "--password-stdin"),
        (("tokens", "issue", "--role", "king"), Exit.USAGE, "king"),
        (("tokens", "issue", "--role", "recruiter"), Exit.FAILED, "Name the organization"),
        (
            ("tokens", "issue", "--role", "recruiter", "--org", "nowhere"),
            Exit.FAILED,
            "no organization",
        ),
    ],
)
def test_says_what_is_wrong(
    running: LiveInstallation, run: Run, arguments: tuple[str, ...], code: Exit, says: str
) -> None:
    done = run(*arguments, data=running.data)
    assert (done.returncode, says in done.stderr) == (code, True), done.stderr


def test_issues_no_tokens_in_production_mode(running: LiveInstallation, run: Run) -> None:
    done = run(
        *("tokens", "issue", "--role", "candidate"),
        data=running.data,
        ROLECALL_ENV="production",
        ROLECALL_SECRET_KEY="k3vQ9mZt7wXc2LpR8sYbN4hJ6dFgA1uE5oTi",
        ROLECALL_PUBLIC_URL="https://hire.example.com",
    )
    assert done.returncode != Exit.OK
    assert "eyJ" not in done.stdout
