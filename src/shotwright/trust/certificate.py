"""The signing certificate of this machine: a root and a leaf, made on first use, kept for the owner's eyes only.

The root's key is thrown away once it has signed the leaf, so nothing can ever be issued in its name again. To viewers
elsewhere the signer is unknown until they add our root to what they trust.
"""

from __future__ import annotations

import contextlib
import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shotwright.errors import Damaged, FileInTheWay
from shotwright.media.files import write_bytes, writing
from shotwright.media.folders import config_folder

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec

LIFETIME = datetime.timedelta(days=3650)
MADE_EARLIER = datetime.timedelta(days=1)
"""Certificates begin a day ago, because clocks differ."""

MEND = "move it away: a new one is made when the next film is signed."

PEM_END = "-----END CERTIFICATE-----\n"


@dataclass(frozen=True, slots=True)
class Certificate:
    """PEM texts: the leaf's private key (PKCS 8), the leaf's certificate, the root's certificate."""

    key: str
    leaf: str
    root: str
    begin: datetime.datetime
    end: datetime.datetime
    """When the leaf holds, in UTC."""

    @property
    def text(self) -> str:
        """All three, as they are kept in one file."""
        return self.key + self.leaf + self.root


def certificate_file() -> Path:
    """Where this machine keeps its certificate."""
    return config_folder() / "signer.pem"


def own_certificate(now: datetime.datetime | None = None) -> Certificate:
    """The certificate of this machine, made on first use; `now` is the time by which it must hold.

    Raises Damaged when it is not whole or has run out, Unwritable when it cannot be kept.
    """
    file, now = certificate_file(), now or datetime.datetime.now(datetime.UTC)
    if not file.exists():
        with writing(file):
            file.parent.mkdir(parents=True, exist_ok=True)
        made = make_certificate(now)
        # Where another process was first, its certificate is ours.
        with contextlib.suppress(FileInTheWay):
            write_bytes(file, made.text.encode(), force=False, private=True)
    own = read_certificate(file)
    if not own.begin <= now <= own.end:
        raise Damaged(
            f"The signing certificate '{file}' holds from {own.begin:%d %B %Y} to {own.end:%d %B %Y}, and not today.",
            next_step=f"Check this machine's date; if it is right, {MEND}",
        )
    return own


def own_root() -> str | None:
    """The root that this machine trusts, or None when it has never signed anything."""
    file = certificate_file()
    return read_certificate(file).root if file.exists() else None


def read_certificate(file: Path) -> Certificate:
    """Read a certificate file. Raises Damaged when it is not whole."""
    from cryptography import x509

    try:
        key, mark, rest = file.read_text().partition("-----END PRIVATE KEY-----\n")
        leaf, root, _ = rest.split(PEM_END)
        parsed = x509.load_pem_x509_certificate((leaf + PEM_END).encode())
        begin, end = parsed.not_valid_before_utc, parsed.not_valid_after_utc
    except (OSError, ValueError) as error:
        raise Damaged(
            f"The signing certificate '{file}' cannot be read.",
            next_step=MEND[0].upper() + MEND[1:],
        ) from error
    return Certificate(key + mark, leaf + PEM_END, root + PEM_END, begin, end)


def make_certificate(now: datetime.datetime) -> Certificate:
    """A new root and a leaf signed by it, both ECDSA P-256, as C2PA 2.2 section 14.5 asks of a signing credential."""
    from cryptography import x509
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    def name(title: str) -> x509.Name:
        return x509.Name(
            [
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Shotwright on this machine"),
                x509.NameAttribute(NameOID.COMMON_NAME, title),
            ]
        )

    root_key, leaf_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    start = now - MADE_EARLIER
    root_name = name("Shotwright local root")
    root = _signed(root_name, root_name, root_key, root_key, start, root=True)
    leaf = _signed(name("Shotwright local signer"), root_name, leaf_key, root_key, start, root=False)
    key = leaf_key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem = serialization.Encoding.PEM
    return Certificate(
        key=key.decode(),
        leaf=leaf.public_bytes(pem).decode(),
        root=root.public_bytes(pem).decode(),
        begin=leaf.not_valid_before_utc,
        end=leaf.not_valid_after_utc,
    )


def _signed(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    issuer_key: ec.EllipticCurvePrivateKey,
    start: datetime.datetime,
    *,
    root: bool,
) -> x509.Certificate:
    """One certificate; the leaf has the uses that C2PA wants, the root may sign certificates and nothing else."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.x509.oid import ExtendedKeyUsageOID

    uses = dict.fromkeys(
        (
            "digital_signature",
            "content_commitment",
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    uses["key_cert_sign" if root else "digital_signature"] = True
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + LIFETIME)
        .add_extension(x509.BasicConstraints(ca=root, path_length=0 if root else None), critical=True)
        .add_extension(x509.KeyUsage(**uses), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    if not root:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
    return builder.sign(issuer_key, hashes.SHA256())
