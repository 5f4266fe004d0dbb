"""The organisation's keys, read once from a file that never enters the database.

The file holds three Tink keysets: `seal` encrypts private words, `sign` signs checkpoints of
history, `backup` seals backups. A keyset may hold several keys; the newest writes, all of them read, so a key can be
replaced at any time (`rotate`) and old words stay readable until they are sealed anew.
"""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

import tink
from django.conf import settings
from tink import (
    aead,
    json_proto_keyset_format,
    secret_key_access,
    signature,
    streaming_aead,
)

aead.register()
signature.register()
streaming_aead.register()

TEMPLATES = {
    "seal": aead.aead_key_templates.AES256_GCM,
    "sign": signature.signature_key_templates.ED25519,
    "backup": streaming_aead.streaming_aead_key_templates.AES256_GCM_HKDF_1MB,
}


BACKUP = b"beside backup 1"


class NoKeys(RuntimeError):
    """The key file is missing or unreadable. Nothing private can be read or written."""


def create(path: Path) -> None:
    """Write a new key file, readable by its owner only. Refuses to overwrite one."""
    keysets = {name: _new(template) for name, template in TEMPLATES.items()}
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(keysets, file)
    forget()


def rotate(path: Path, name: str = "seal") -> int:
    """Add a fresh key to a keyset and let it do the writing from now on. Returns its id."""
    keysets = json.loads(path.read_text())
    fresh = _new(TEMPLATES[name])
    keysets[name]["key"] += fresh["key"]
    keysets[name]["primaryKeyId"] = fresh["primaryKeyId"]
    _replace(path, keysets)
    return int(fresh["primaryKeyId"])


def retire(path: Path, name: str = "seal") -> int:
    """Let go of every key of a keyset but the one that writes. Returns how many went."""
    keysets = json.loads(path.read_text())
    older = [key for key in keysets[name]["key"] if key["keyId"] != keysets[name]["primaryKeyId"]]
    keysets[name]["key"] = [key for key in keysets[name]["key"] if key not in older]
    _replace(path, keysets)
    return len(older)


def is_under_newest(sealed: bytes) -> bool:
    """Was this sealed with the key that writes now? Tink puts the key's id in front."""
    return int.from_bytes(sealed[1:5]) == _keysets()["seal"]["primaryKeyId"]


def _replace(path: Path, keysets: dict[str, Any]) -> None:
    beside = path.with_suffix(".new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(keysets, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    forget()


def try_all() -> None:
    """Raises NoKeys when the file, or one of the three keysets in it, cannot be used."""
    try:
        unseal(seal("x", "x"), "x")
        sign(b"x")
        _streams()
    except (KeyError, tink.TinkError) as problem:
        raise NoKeys(f"The key file {settings.KEYS_FILE} is damaged: {problem}") from problem


def seal(words: str, bound_to: str) -> bytes:
    """Encrypt, bound to one place: moved to another row or column it no longer opens."""
    return seal_bytes(words.encode(), bound_to)


def unseal(sealed: bytes, bound_to: str) -> str:
    """Decrypt. Raises tink.TinkError when the words were altered or moved."""
    return unseal_bytes(sealed, bound_to).decode()


def seal_bytes(content: bytes, bound_to: str) -> bytes:
    """The same, for what is not words."""
    return bytes(_aead().encrypt(content, bound_to.encode()))


def unseal_bytes(sealed: bytes, bound_to: str) -> bytes:
    return bytes(_aead().decrypt(sealed, bound_to.encode()))


def sign(message: bytes) -> bytes:
    return _handle("sign").primitive(signature.PublicKeySign).sign(message)


def signed_by_us(message: bytes, mark: bytes) -> bool:
    public = _handle("sign").public_keyset_handle()
    try:
        public.primitive(signature.PublicKeyVerify).verify(mark, message)
    except tink.TinkError:
        return False
    return True


def sealing(file: BinaryIO) -> BinaryIO:
    """A stream that writes sealed to `file`. Close it to finish."""
    return _streams().new_encrypting_stream(file, BACKUP)


def unsealing(file: BinaryIO) -> BinaryIO:
    """A stream that reads back what `sealing` wrote; it raises when anything was altered."""
    return _streams().new_decrypting_stream(file, BACKUP)


def forget() -> None:
    """Read the file anew at the next use."""
    _keysets.cache_clear()
    _handle.cache_clear()
    _aead.cache_clear()
    _streams.cache_clear()


def _new(template: Any) -> dict[str, Any]:
    handle = tink.new_keyset_handle(template)
    return json.loads(json_proto_keyset_format.serialize(handle, secret_key_access.TOKEN))


@cache
def _keysets() -> dict[str, Any]:
    try:
        return json.loads(Path(settings.KEYS_FILE).read_text())
    except (OSError, ValueError) as problem:
        raise NoKeys(f"No usable key file at {settings.KEYS_FILE}: {problem}") from problem


@cache
def _handle(name: str) -> tink.KeysetHandle:
    return json_proto_keyset_format.parse(json.dumps(_keysets()[name]), secret_key_access.TOKEN)


@cache
def _aead() -> aead.Aead:
    return _handle("seal").primitive(aead.Aead)


@cache
def _streams() -> streaming_aead.StreamingAead:
    return _handle("backup").primitive(streaming_aead.StreamingAead)
