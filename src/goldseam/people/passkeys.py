"""Passkeys as a second step: what to ask the browser, and whether its answer is right.

Goldseam wants no attestation and stores neither the maker nor the model of anybody's device.
Imported where it is used, and not before: what reads passkeys takes long to load and much room,
and most people never have one.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import parse_authentication_credential_json
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from goldseam.people.factors import Passkey, WrongFactor

SITE = "Goldseam"


def to_register(
    origin: str, person: bytes, name: str, challenge: bytes, have: Iterable[Passkey]
) -> str:
    """What the browser needs to make a passkey, as JSON; not one more on a device that has one."""
    options = generate_registration_options(
        rp_id=_site(origin),
        rp_name=SITE,
        user_id=person,
        user_name=name,
        challenge=challenge,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.DISCOURAGED,
            user_verification=UserVerificationRequirement.PREFERRED,
        ),
        exclude_credentials=_described(have),
    )
    return options_to_json(options)


def registered(origin: str, answer: str, challenge: bytes, label: str) -> Passkey:
    """The passkey a browser made, or WrongFactor."""
    _require(challenge)
    try:
        proof = verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=_site(origin),
            expected_origin=origin,
        )
    except Exception:  # an answer comes from outside, and there are many ways to be malformed
        raise WrongFactor from None
    return Passkey(proof.credential_id, proof.credential_public_key, label)


def to_sign(origin: str, challenge: bytes, have: Iterable[Passkey]) -> str:
    """What the browser needs to sign with one of a person's passkeys, as JSON."""
    options = generate_authentication_options(
        rp_id=_site(origin),
        challenge=challenge,
        allow_credentials=_described(have),
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return options_to_json(options)


def is_by(answer: str, passkey: Passkey) -> bool:
    """Whether an answer says that it comes from this passkey; `signed` proves it."""
    try:
        return parse_authentication_credential_json(answer).raw_id == passkey.credential
    except Exception:  # foreign input, as below
        return False


def signed(origin: str, answer: str, challenge: bytes, passkey: Passkey, count: int) -> int:
    """The signature's new count, or WrongFactor."""
    _require(challenge)
    try:
        proof = verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=_site(origin),
            expected_origin=origin,
            credential_public_key=passkey.public_key,
            credential_current_sign_count=count,
        )
    except Exception:  # an answer comes from outside, and there are many ways to be malformed
        raise WrongFactor from None
    return proof.new_sign_count


def _require(challenge: bytes) -> None:
    """Without a challenge that still waits, nothing is an answer."""
    if not challenge:
        raise WrongFactor


def _site(origin: str) -> str:
    return urlsplit(origin).hostname or "localhost"


def _described(have: Iterable[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=passkey.credential) for passkey in have]
