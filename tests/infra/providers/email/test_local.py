"""The local mailbox, read back as the page that shows it does."""

from dataclasses import replace
from pathlib import Path

import pytest

from rolecall.infra.providers.email import (
    LocalMailbox,
    MailAddress,
    SmtpProvider,
    TemporaryFailure,
    email_provider,
    local_mailbox,
)
from rolecall.infra.settings import CoreSettings, MailSettings, SettingsError
from rolecall.kernel.ids import uuid7

from tests.infra.providers.email.test_contract import mail


@pytest.fixture
def mailbox(tmp_path: Path) -> LocalMailbox:
    return LocalMailbox(tmp_path / "data" / "mailbox")


async def test_is_empty_before_the_first_mail(mailbox: LocalMailbox) -> None:
    assert mailbox.list_mails() == []
    assert mailbox.find_mail(uuid7()) is None
    assert mailbox.clear() == 0


async def test_lists_the_newest_first_by_recipient_and_page(mailbox: LocalMailbox) -> None:
    for number in range(5):
        await mailbox.send(mail(id=uuid7(), subject=f"Number {number}"))
    await mailbox.send(
        mail(id=uuid7(), recipient=MailAddress("grace@example.org", "Grâce " * 12), subject="Other")
    )
    assert [m.subject for m in mailbox.list_mails()] == [
        "Other",
        *(f"Number {number}" for number in (4, 3, 2, 1, 0)),
    ]
    assert [m.subject for m in mailbox.list_mails(recipient="GRACE@")] == ["Other"]
    assert next(m.subject for m in mailbox.list_mails(recipient=" Ada Byron")) == "Number 4"
    first = mailbox.list_mails(recipient="ada", limit=2)
    second = mailbox.list_mails(recipient="ada", limit=2, before=first[-1].id)
    assert [m.subject for m in first + second] == [f"Number {number}" for number in (4, 3, 2, 1)]
    assert mailbox.list_mails(recipient="Grâce " * 12 + "<")[0].recipient == (
        "Grâce " * 12 + "<grace@example.org>"
    )


@pytest.mark.parametrize("name", ["Ada Byron", 'Ada "the Countess" Byron', "Zoë", "李小龍", ""])
async def test_shows_addresses_as_people_read_them(mailbox: LocalMailbox, name: str) -> None:
    await mailbox.send(mail(id=uuid7(), recipient=MailAddress("ada@example.org", name)))
    [shown] = mailbox.list_mails()
    assert shown.recipient == (f"{name} <ada@example.org>" if name else "ada@example.org")


async def test_shows_one_mail_in_three_ways(mailbox: LocalMailbox) -> None:
    sent = mail(id=uuid7(), html="<p>Grüße</p>", text="Grüße")
    await mailbox.send(sent)
    stored = mailbox.find_mail(sent.id)
    assert stored is not None
    assert (stored.html, stored.text) == ("<p>Grüße</p>\n", "Grüße\n")
    assert stored.source.startswith(b'From: "Harbor Vale"')
    assert stored.summary.sent_at == sent.created_at


async def test_handing_over_again_keeps_the_first(mailbox: LocalMailbox) -> None:
    sent = mail(id=uuid7())
    await mailbox.send(sent)
    await mailbox.send(replace(sent, subject="Changed"))
    assert [m.subject for m in mailbox.list_mails()] == [sent.subject]


async def test_clear_removes_everything_and_leaves_other_files(
    mailbox: LocalMailbox, tmp_path: Path
) -> None:
    await mailbox.send(mail(id=uuid7()))
    other = tmp_path / "data" / "mailbox" / "notes.txt"
    other.write_text("keep")
    assert mailbox.clear() == 1
    assert mailbox.list_mails() == []
    assert other.read_text() == "keep"


async def test_leaves_no_half_written_mail_and_no_draft(
    mailbox: LocalMailbox, tmp_path: Path
) -> None:
    sent = mail(id=uuid7())
    await mailbox.send(sent)
    folder = tmp_path / "data" / "mailbox"
    assert [path.name for path in folder.iterdir()] == [f"{sent.id}.eml"]
    assert (folder / f"{sent.id}.eml").stat().st_mode & 0o077 == 0


async def test_a_folder_that_cannot_be_written_is_temporary(tmp_path: Path) -> None:
    (tmp_path / "mailbox").write_text("a file where the folder should be")
    with pytest.raises(TemporaryFailure, match="exists"):
        await LocalMailbox(tmp_path / "mailbox").send(mail(id=uuid7()))


def test_settings_choose_the_provider(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLECALL_DATA", str(tmp_path))
    assert isinstance(email_provider(CoreSettings(), MailSettings()), LocalMailbox)
    assert local_mailbox(CoreSettings()).list_mails() == []
    monkeypatch.setenv("ROLECALL_SMTP_URL", "smtps://u:p@mail.example.com")
    assert isinstance(email_provider(CoreSettings(), MailSettings()), SmtpProvider)


def test_settings_that_cannot_work_are_refused_without_repeating_the_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ROLECALL_SMTP_URL", "imap://me:s3cret@mail.example.com")
    with pytest.raises(SettingsError) as refused:
        email_provider(CoreSettings(), MailSettings())
    assert "ROLECALL_SMTP_URL" in refused.value.detail
    assert "s3cret" not in refused.value.detail


def test_production_without_a_mail_server_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLECALL_ENV", "production")
    with pytest.raises(SettingsError, match="ROLECALL_SMTP_URL"):
        email_provider(CoreSettings(), MailSettings())
