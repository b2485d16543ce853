"""Mails about logins and memberships, followed by their links."""

from typing import Any

from rolecall.access import Role

from tests.processes.notifications.conftest import Drain
from tests.support.authenticator import SoftAuthenticator
from tests.support.passkeys import PASSKEYS, added, sign_in
from tests.support.post_office import Post, token_of
from tests.support.smtp_server import body_of
from tests.support.world import PASSWORD, World

NEW_PASSWORD = "another long password for this account"


async def test_an_invitation_is_accepted_by_its_link_and_told(
    world: World, post: Post, drain: Drain, somebody: str
) -> None:
    organization = await world.organization()
    admin = await organization.member(Role.ORGANIZATION_ADMIN)
    invited = await admin.client.post(
        "/api/v1/invitations", json={"email": somebody, "role": "recruiter"}
    )
    assert invited.status_code == 201, invited.text
    await drain()
    assert post.subjects(somebody) == [f"You are invited to {organization.name} on Rolecall"]
    text = body_of(post.to(somebody)[0], "plain")
    assert admin.full_name in text
    assert "as a recruiter" in text
    accepted = await world.client().post(
        "/api/v1/invitations/accept",
        json={
            "token": token_of(post.links(somebody)[0]),
            "full_name": "Ivo Marin",
            "password": NEW_PASSWORD,
        },
    )
    assert accepted.status_code == 200, accepted.text
    await drain()
    inbox: list[dict[str, Any]] = (await admin.client.get("/api/v1/notifications")).json()["items"]
    assert [(notice["title"], notice["body"]) for notice in inbox] == [
        ("Ivo Marin joined", "Recruiter")
    ]


async def test_an_invitation_sent_again_brings_a_new_mail(
    world: World, post: Post, drain: Drain, somebody: str
) -> None:
    admin = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    invited = await admin.client.post(
        "/api/v1/invitations", json={"email": somebody, "role": "interviewer"}
    )
    await drain()
    again = await admin.client.post(f"/api/v1/invitations/{invited.json()['id']}/resend")
    assert again.status_code == 200, again.text
    await drain()
    assert len(post.to(somebody)) == 2


async def test_a_revoked_invitation_is_not_sent(
    world: World, post: Post, drain: Drain, somebody: str
) -> None:
    admin = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    invited = await admin.client.post(
        "/api/v1/invitations", json={"email": somebody, "role": "interviewer"}
    )
    await admin.client.post(f"/api/v1/invitations/{invited.json()['id']}/revoke")
    await drain()
    assert post.to(somebody) == []


async def test_a_registration_is_verified_by_its_link(
    world: World, post: Post, drain: Drain, somebody: str
) -> None:
    client = world.client()
    registration = {"email": somebody, "password": NEW_PASSWORD, "full_name": "Ana Petrov"}
    assert (await client.post("/api/v1/auth/register", json=registration)).status_code == 202
    await drain()
    assert post.subjects(somebody) == ["Confirm your e-mail address"]
    verified = await client.post(
        "/api/v1/auth/verify-email", json={"token": token_of(post.links(somebody)[0])}
    )
    assert verified.status_code == 200, verified.text
    assert (await client.post("/api/v1/auth/register", json=registration)).status_code == 202
    await drain()
    assert post.subjects(somebody)[-1] == "You already have an account"


async def test_a_forgotten_password_is_reset_by_its_link(
    world: World, post: Post, drain: Drain, somebody: str
) -> None:
    await world.account(somebody)
    client = world.client()
    asked = await client.post("/api/v1/auth/forgot-password", json={"email": somebody})
    assert asked.status_code == 202
    await drain()
    assert post.subjects(somebody) == ["Reset your password"]
    reset = await client.post(
        "/api/v1/auth/reset-password",
        json={"token": token_of(post.links(somebody)[0]), "password": NEW_PASSWORD},
    )
    assert reset.status_code == 200, reset.text
    await drain()
    assert post.subjects(somebody)[-1] == "Your password was changed"


async def test_nobody_is_written_to_about_an_unknown_address(
    world: World, post: Post, drain: Drain, somebody: str
) -> None:
    await world.client().post("/api/v1/auth/forgot-password", json={"email": somebody})
    await drain()
    assert post.to(somebody) == []


async def test_a_locked_account_is_told(
    world: World, post: Post, drain: Drain, somebody: str
) -> None:
    await world.account(somebody)
    for number in range(world.runtime.settings.sign_in.sign_in_failures * 5):
        await world.client(ip=f"198.51.100.{number}").post(
            "/api/v1/auth/login", json={"email": somebody, "password": "a wrong password"}
        )
    await drain()
    assert post.subjects(somebody) == ["Your account is locked for a while"]


async def test_a_suspension_is_told_to_the_administrators(
    world: World, post: Post, drain: Drain
) -> None:
    organization = await world.organization()
    admin = await organization.member(Role.ORGANIZATION_ADMIN)
    recruiter = await organization.member(Role.RECRUITER)
    platform = await world.platform_admin()
    suspended = await platform.client.post(
        f"/api/v1/organizations/{organization.id}/suspend", json={"reason": "Unpaid bills."}
    )
    assert suspended.status_code == 200, suspended.text
    await drain()
    assert post.subjects(admin.email) == [f"{organization.name} is suspended on Rolecall"]
    assert "Unpaid bills." in body_of(post.to(admin.email)[0], "plain")
    assert post.to(recruiter.email) == []


async def test_a_sign_in_from_elsewhere_is_told_to_the_owner(
    world: World, post: Post, drain: Drain, somebody: str
) -> None:
    organization = await world.organization()
    await organization.member(Role.RECRUITER, somebody)
    wish = {"kind": "sign_in_alert", "email": False, "in_app": False}
    admin = await organization.member(Role.ORGANIZATION_ADMIN)
    refused = await admin.client.put("/api/v1/notifications/preferences", json=wish)
    assert refused.status_code in {404, 422}, "nobody can switch it off"
    browser = world.client(
        ip="198.51.100.4",
        headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Firefox/140.0"},
    )
    for _ in range(2):
        answer = await browser.post(
            "/api/v1/auth/login", json={"email": somebody, "password": PASSWORD}
        )
        assert answer.status_code == 200, answer.text
    await drain()
    assert post.subjects(somebody) == ["New sign-in to your account"]
    text = body_of(post.to(somebody)[0], "plain")
    assert "Firefox, Windows" in text
    assert "198.51.100.4" in text
    assert "If it was you, there is nothing to do." in text
    assert post.links(somebody)[0].endswith("/app/account")


async def test_a_candidate_is_led_to_the_portal(
    world: World, post: Post, drain: Drain, somebody: str
) -> None:
    await world.account(somebody)
    silent = world.client(ip="198.51.100.4", headers={"User-Agent": ""})
    answer = await silent.post("/api/v1/auth/login", json={"email": somebody, "password": PASSWORD})
    assert answer.status_code == 200, answer.text
    await drain()
    assert post.subjects(somebody) == ["New sign-in to your account"]
    assert post.links(somebody)[0].endswith("/portal/account")
    assert "Device" not in body_of(post.to(somebody)[0], "plain").replace("device", "")


async def test_a_candidate_is_told_what_happens_to_a_passkey(
    world: World, post: Post, drain: Drain, somebody: str
) -> None:
    account = await world.account(email=somebody)
    device = SoftAuthenticator(synced=False)
    passkey_id = await added(account.client, device, "Old phone")
    for count in (2, 1):
        await sign_in(world.client(), device, count=count)
    await account.client.delete(f"{PASSKEYS}/{passkey_id}")
    await drain()
    told = {
        "A passkey was added to your account",
        "There may be a copy of your passkey",
        "A passkey was removed from your account",
    }
    assert told <= set(post.subjects(somebody))
    for mail in post.to(somebody):
        if mail["Subject"] in told:
            text = body_of(mail, "plain")
            assert "Old phone" in text
            assert "/portal/account" in text


async def test_a_member_is_led_to_the_account_of_the_console(
    world: World, post: Post, drain: Drain, somebody: str
) -> None:
    member = await (await world.organization()).member(Role.RECRUITER, somebody)
    await added(member.client, SoftAuthenticator())
    await drain()
    assert post.subjects(somebody) == ["A passkey was added to your account"]
    assert "/app/account" in body_of(post.to(somebody)[0], "plain")
