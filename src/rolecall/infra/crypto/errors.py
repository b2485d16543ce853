"""What can go wrong with keys and ciphertexts: the installation's fault, never the caller's."""

from rolecall.kernel.errors import RolecallError
from rolecall.kernel.sentences import plain


class CryptoError(RolecallError):
    """The root of errors about keys and ciphertexts."""

    code, title = "crypto_error", plain("Protected data could not be read")


class DecryptionFailed(CryptoError):
    """A ciphertext is malformed, was altered or cut, or belongs to another place."""

    code = "decryption_failed"


class UnknownKey(CryptoError):
    """A ciphertext names a key that is not in the ring; the sentence names its id."""

    code = "unknown_key"
