"""The keys of the installation, derived from the root secret."""

from collections.abc import Sequence

from rolecall.infra.crypto import envelope
from rolecall.infra.crypto.derivation import derive, fingerprint
from rolecall.infra.crypto.errors import UnknownKey
from rolecall.infra.crypto.keyring import DataKey
from rolecall.infra.crypto.signing import Signer
from rolecall.kernel.sentences import plain

MIN_SECRET_CHARACTERS = 32


class RootKeys:
    """What is derived from the root secret and from the ones before it.

    The current secret wraps and signs; the earlier ones only unwrap and verify, for as long as
    data keys are wrapped with them or tokens signed with them are alive.
    """

    def __init__(self, current: str, previous: Sequence[str] = ()) -> None:
        """Derive the keys.

        Raises:
            ValueError: a secret is shorter than 32 characters.
        """
        self._materials: list[bytes] = []
        self._secrets: dict[str, bytes] = {}
        for secret in (current, *previous):
            if len(secret) < MIN_SECRET_CHARACTERS:
                raise ValueError(
                    f"a root secret needs at least {MIN_SECRET_CHARACTERS} random characters"
                )
            self._materials.append(derive(secret.encode(), "root v1"))
        self._by_id = {fingerprint(material): material for material in self._materials}

    @property
    def current_id(self) -> str:
        """The id of the root key that wraps new data keys."""
        return fingerprint(self._materials[0])

    def wrap(self, key: DataKey, owner: str) -> str:
        """Return a data key encrypted under the current root key, valid only for `owner`.

        `owner` says whose key it is, in a form that never changes, such as `org:<uuid>`.
        """
        kek = derive(self._materials[0], "wrap v1")
        return envelope.seal(self.current_id, kek, key.material, _owner_data(owner))

    def unwrap(self, wrapped: str, owner: str) -> DataKey:
        """Return the data key that `wrap` protected.

        Raises:
            UnknownKey: it was wrapped under a root secret that was not given.
            DecryptionFailed: it was altered, or is another owner's.
        """
        key_id = envelope.key_id_of(wrapped)
        material = self._by_id.get(key_id)
        if material is None:
            raise UnknownKey(
                plain(
                    f"A data key was wrapped under the root secret {key_id!r}, which this process "
                    "was not given. Start it with the root secret the data was written with."
                )
            )
        kek = derive(material, "wrap v1")
        return DataKey(envelope.unseal(wrapped, kek, _owner_data(owner)))

    def is_current(self, wrapped: str) -> bool:
        """Return whether a data key is wrapped under the current root key.

        Raises:
            DecryptionFailed: this is not a wrapped key.
        """
        return envelope.key_id_of(wrapped) == self.current_id

    def derive_secret(self, purpose: str) -> bytes:
        """Return 32 bytes for a purpose that needs a stable secret of the installation."""
        found = self._secrets.get(purpose)
        if found is None:
            found = self._secrets[purpose] = derive(self._materials[0], f"secret v1 {purpose}")
        return found

    def signer(self, purpose: str) -> Signer:
        """Return the signer of tokens for one purpose; tokens of another purpose never verify."""
        keys = {key_id: derive(m, f"sign v1 {purpose}") for key_id, m in self._by_id.items()}
        return Signer(keys, self.current_id)


def _owner_data(owner: str) -> bytes:
    return f"data key|{owner}".encode()
