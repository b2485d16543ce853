"""Keys and what is done with them. Nothing here reads a database, a file or the environment.

Three layers of keys:

1. **root keys** (`RootKeys`) are derived from the root secret of the installation. They wrap data
   keys and sign short-lived tokens, and encrypt nothing else.
2. **data keys** (`DataKey`) are random, one or more for each organization (or for each person whose
   data must be erasable by forgetting a key). They are kept wrapped, beside the data.
3. **derived keys** for fields, blind indexes and files come from a data key by HKDF (RFC 5869), so
   that no key serves two purposes.

Whoever stores wrapped keys builds a `KeyRing` from them and hands it to the code that needs it.
"""

from rolecall.infra.crypto.envelope import Place
from rolecall.infra.crypto.errors import CryptoError, DecryptionFailed, UnknownKey
from rolecall.infra.crypto.keyring import DataKey, KeyRing
from rolecall.infra.crypto.roots import RootKeys
from rolecall.infra.crypto.signing import ExpiredToken, InvalidToken, Signer
from rolecall.infra.crypto.streams import (
    FileDecryptor,
    FileEncryptor,
    decrypt_chunks,
    encrypt_chunks,
    encrypted_size,
    new_file_key,
)

__all__ = [
    "CryptoError",
    "DataKey",
    "DecryptionFailed",
    "ExpiredToken",
    "FileDecryptor",
    "FileEncryptor",
    "InvalidToken",
    "KeyRing",
    "Place",
    "RootKeys",
    "Signer",
    "UnknownKey",
    "decrypt_chunks",
    "encrypt_chunks",
    "encrypted_size",
    "new_file_key",
]
