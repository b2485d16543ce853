import os
import shutil
from pathlib import Path

import pytest

from rolecall.infra.embedded import (
    DataFolderUnusable,
    DataLayout,
    DiskFull,
    Redis,
    locate,
    require_space,
    running,
    service_account,
)
from rolecall.infra.settings import Settings


def test_a_long_path_gets_short_sockets_that_work(tmp_path: Path) -> None:
    layout = DataLayout(tmp_path / ("d" * 120))
    layout.create()
    assert tmp_path not in layout.sockets.parents
    assert len(str(layout.sockets)) < 60
    assert layout.sockets == DataLayout(layout.root).sockets
    redis = Redis(layout, service_account())
    try:
        redis.prepare()
        with running(redis) as process:
            assert redis.is_ready(process.pid)
    finally:
        shutil.rmtree(layout.sockets, ignore_errors=True)


def test_refuses_sockets_that_someone_else_prepared(tmp_path: Path) -> None:
    layout = DataLayout(tmp_path / ("d" * 120))
    layout.create()
    layout.sockets.symlink_to(tmp_path)
    try:
        with pytest.raises(DataFolderUnusable, match="is not a folder"):
            layout.claim(layout.sockets, service_account())
    finally:
        layout.sockets.unlink()


def test_parents_are_opened_for_the_service_account_alone_and_only_to_pass(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    layout = DataLayout(closed / "data")
    layout.create()
    account = service_account()
    opened = layout.claim(layout.redis, account)
    if account is None:
        assert opened == []
        assert closed.stat().st_mode & 0o777 == 0o700
    else:
        assert closed in opened
        assert closed.stat().st_mode & 0o777 == 0o701
        assert layout.redis.stat().st_uid == account.uid


def test_says_when_the_data_folder_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DataFolderUnusable, match=r"cannot be made \(Not a directory\)"):
        DataLayout(tmp_path / "file" / "data").create()


def test_counts_the_room_that_is_left(tmp_path: Path) -> None:
    free = shutil.disk_usage(tmp_path).free
    assert require_space(tmp_path / "not" / "there", 0) == pytest.approx(free, rel=0.2)
    with pytest.raises(DiskFull, match=r"Only \d+ MiB are free.*ROLECALL_DATA"):
        require_space(tmp_path / "not" / "there", free * 2)


def test_an_ordinary_user_is_told_whose_the_folder_is(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "redis"
    folder.mkdir(parents=True)
    if os.geteuid() == 0:
        os.chown(folder, 65_534, -1)
        account = service_account()
        assert account is not None
        DataLayout(tmp_path / "data").claim(folder, account)
        assert folder.stat().st_uid == account.uid
    with pytest.raises(DataFolderUnusable, match="belongs to another user"):
        DataLayout(Path("/")).claim(_folder_of_another(folder), None)


def test_addresses_follow_from_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLECALL_DATA", str(tmp_path))
    found = locate(Settings())
    assert found.database_is_embedded
    assert found.redis_is_embedded
    assert found.database_admin_dsn.startswith("postgresql://postgres@/rolecall?host=/")
    assert found.redis_url.startswith("unix:///")


def test_external_addresses_are_taken_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLECALL_DATABASE_URL", "postgresql://boss:pw@db.example/rolecall")
    monkeypatch.setenv("ROLECALL_REDIS_URL", "redis://cache.example:6379/2")
    found = locate(Settings())
    assert found.database_admin_dsn == "postgresql://boss:pw@db.example/rolecall"
    assert found.redis_url == "redis://cache.example:6379/2"
    assert not found.database_is_embedded
    assert not found.redis_is_embedded


def _folder_of_another(folder: Path) -> Path:
    """Return a folder that does not belong to whoever runs this test."""
    return folder if folder.stat().st_uid != os.geteuid() else Path("/proc/1")
