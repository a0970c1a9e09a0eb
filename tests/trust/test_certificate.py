"""The local certificate: made once, private, refused when it is broken or out of date."""

from __future__ import annotations

import datetime
import stat
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID

from shotwright.errors import Damaged, Unwritable
from shotwright.trust import certificate
from shotwright.trust.certificate import certificate_file, make_certificate, own_certificate, own_root

NOON = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SHOTWRIGHT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_it_is_made_on_first_use_and_then_stays() -> None:
    assert own_root() is None
    first = own_certificate()
    assert own_certificate() == first
    assert own_root() == first.root


def test_only_its_owner_can_read_it() -> None:
    own_certificate()
    assert stat.S_IMODE(certificate_file().stat().st_mode) == 0o600


def test_the_root_signed_the_leaf_and_its_key_is_kept_nowhere() -> None:
    made = make_certificate(NOON)
    leaf, root = (x509.load_pem_x509_certificate(text.encode()) for text in (made.leaf, made.root))
    leaf.verify_directly_issued_by(root)
    assert made.text.count("PRIVATE KEY-----") == 2  # one key: its first and its last line
    key = leaf.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name == "secp256r1"
    assert list(leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value) == [
        ExtendedKeyUsageOID.EMAIL_PROTECTION
    ]
    assert made.begin < NOON < made.end


def test_another_process_that_was_first_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = make_certificate(datetime.datetime.now(datetime.UTC))

    def slow(now: datetime.datetime) -> certificate.Certificate:
        certificate_file().write_text(theirs.text)
        return make_certificate(now)

    monkeypatch.setattr(certificate, "make_certificate", slow)
    assert own_certificate() == theirs


@pytest.mark.parametrize("cut", [0, 100, 600, -10])
def test_a_broken_file_is_said_and_kept(cut: int) -> None:
    own_certificate()
    broken = certificate_file().read_text()[:cut]
    certificate_file().write_text(broken)
    with pytest.raises(Damaged, match=r"signer\.pem' cannot be read.*a new one is made"):
        own_certificate()
    assert certificate_file().read_text() == broken


def test_a_certificate_that_has_run_out_is_said() -> None:
    own_certificate()
    with pytest.raises(Damaged, match=r"and not today.*date"):
        own_certificate(datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=4000))


def test_a_home_that_cannot_be_made_is_said(home: Path) -> None:
    home.write_text("a file where a folder should be")
    with pytest.raises(Unwritable, match="part of its path is a file"):
        own_certificate()
