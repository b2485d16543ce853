"""Which store the settings ask for."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from obstore.exceptions import BaseError
from obstore.store import S3Store

from rolecall.infra.providers.storage.contracts import ObjectStore
from rolecall.infra.providers.storage.objects import BucketStorage, FolderStorage
from rolecall.infra.settings import CoreSettings, SettingsError, StorageSettings
from rolecall.kernel.sentences import plain

_OPTIONS = {"endpoint", "region"}


def object_store(core: CoreSettings, storage: StorageSettings) -> ObjectStore:
    """Return the store that `ROLECALL_STORAGE_URL` names; a folder in `data` when it is empty.

    `file:///path`, or `s3://bucket/prefix?region=…&endpoint=https://…`. Credentials of S3 come from
    the usual `AWS_…` variables or from the machine's role, never from the address.

    Raises:
        SettingsError: the address cannot be understood, or the folder cannot be made.
    """
    if not storage.storage_url:
        return _folder(core.data / "files")
    url = urlsplit(storage.storage_url)
    if url.scheme == "file" and not url.netloc and len(url.path) > 1:
        return _folder(Path(unquote(url.path)))
    if url.scheme == "s3" and url.hostname:
        return _bucket(url)
    raise SettingsError(
        plain(
            "ROLECALL_STORAGE_URL: write file:///absolute/folder or s3://bucket/prefix, or leave "
            "it empty."
        )
    )


def _folder(folder: Path) -> ObjectStore:
    try:
        return FolderStorage(folder)
    except OSError as error:
        raise SettingsError(
            plain(f"ROLECALL_STORAGE_URL: the folder {folder} cannot be used: {error.strerror}.")
        ) from error


def _bucket(url: SplitResult) -> ObjectStore:
    options = dict(parse_qsl(url.query))
    unknown = sorted(options.keys() - _OPTIONS)
    if url.username or url.password or unknown:
        what = f"unknown option {unknown[0]!r}" if unknown else "credentials"
        raise SettingsError(
            plain(
                f"ROLECALL_STORAGE_URL: {what} in the address. It takes region and endpoint; "
                "credentials belong in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
            )
        )
    config: dict[str, Any] = dict(options)
    # A plain-text endpoint is taken only where it was written out, as for a server on this machine.
    unencrypted = options.get("endpoint", "").startswith("http://")
    try:
        store = S3Store(
            url.netloc,
            prefix=url.path.strip("/") or None,
            config=config,  # type: ignore[arg-type]  # keys were checked against _OPTIONS
            client_options={
                "allow_http": unencrypted,
                "connect_timeout": timedelta(seconds=5),
                "timeout": timedelta(seconds=30),
            },
            retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=20)},
        )
    except (BaseError, ValueError) as error:
        raise SettingsError(
            plain(f"ROLECALL_STORAGE_URL: the bucket cannot be used ({type(error).__name__}).")
        ) from error
    return BucketStorage(store)
