"""Where the bytes of files are kept: a folder, or a bucket that speaks S3.

The store knows names and bytes, nothing else: who may read them, and that they are encrypted, is
the caller's business.
"""

from rolecall.infra.providers.storage.contracts import (
    ObjectNotFound,
    ObjectStore,
    StorageUnavailable,
    StoredObject,
)
from rolecall.infra.providers.storage.factory import object_store

__all__ = [
    "ObjectNotFound",
    "ObjectStore",
    "StorageUnavailable",
    "StoredObject",
    "object_store",
]
