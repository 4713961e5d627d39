"""A passkey in software, for tests: P-256 keys, ES256 signatures, attestation “none”."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


def raw(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Authenticator:
    """One credential. `counts=False` is like most passkeys today: the counter stays at nought."""

    def __init__(
        self, origin: str, site: str, id: bytes = b"one credential!!", counts: bool = True
    ):
        self.origin, self.site, self.id, self.counts = origin, site, id, counts
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.count = 0

    def registers(self, options: str) -> str:
        asked = json.loads(options)
        client = self._client("webauthn.create", asked["challenge"])
        described = len(self.id).to_bytes(2, "big") + self.id + self._public_key()
        data = self._data(PRESENT | VERIFIED | ATTESTED, bytes(16) + described)
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer(clientDataJSON=client, attestationObject=attestation)

    def signs(self, options: str, flags: int = PRESENT | VERIFIED) -> str:
        asked = json.loads(options)
        assert text(self.id) in [allowed["id"] for allowed in asked["allowCredentials"]]
        client = self._client("webauthn.get", asked["challenge"])
        self.count += self.counts
        data = self._data(flags)
        signature = self.key.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(clientDataJSON=client, authenticatorData=data, signature=signature)

    def _client(self, kind: str, challenge: str) -> bytes:
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _data(self, flags: int, more: bytes = b"") -> bytes:
        site = sha256(self.site.encode()).digest()
        return site + bytes([flags]) + self.count.to_bytes(4, "big") + more

    def _public_key(self) -> bytes:
        """A COSE key (RFC 9053): EC2, ES256, P-256, x, y."""
        point = self.key.public_key().public_numbers()
        x, y = point.x.to_bytes(32, "big"), point.y.to_bytes(32, "big")
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})

    def _answer(self, **parts: bytes) -> str:
        answer: dict[str, Any] = {"id": text(self.id), "rawId": text(self.id)}
        response = {name: text(part) for name, part in parts.items()}
        return json.dumps({**answer, "type": "public-key", "response": response})
