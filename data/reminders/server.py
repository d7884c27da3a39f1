"""Which mail server, and how it is spoken to: the address in BOARD_SMTP. Pure."""

from dataclasses import dataclass, field
from email.headerregistry import Address
from email.policy import SMTP
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 587, "smtps": 465}
SAMPLE_DOMAIN = "sample.test"


@dataclass(frozen=True)
class MailServer:
    """A mail server. `encrypted_at_once` is TLS from the first byte (smtps://); otherwise STARTTLS follows.

    `unencrypted` asks for neither, which only a server on this machine may be.
    """

    host: str
    port: int
    encrypted_at_once: bool
    unencrypted: bool = False
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def on_this_machine(self) -> bool:
        """Whether what is said to it stays on this machine."""
        return _is_loopback(self.host)


def mail_server(address: str) -> MailServer:
    """The server of an address such as smtp://user:password@mail.example.org:587. Refused (ValueError) otherwise."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError as odd:
        raise ValueError(_HOW) from odd
    unencrypted = parts.query == "tls=none"
    extra = parts.path.strip("/") or parts.fragment or (parts.query and not unencrypted)
    if parts.scheme not in PORTS or not host or extra or not address.isprintable() or " " in address:
        raise ValueError(_HOW)
    if bool(parts.username) != bool(parts.password):
        raise ValueError("BOARD_SMTP names a user without a password, or a password without a user.")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if not (user + password).isascii():
        raise ValueError(_ASCII)
    if unencrypted and (parts.scheme == "smtps" or not _is_loopback(host)):
        raise ValueError("BOARD_SMTP may say ?tls=none only with smtp:// and a mail server on this machine.")
    return MailServer(
        host=host,
        port=port or PORTS[parts.scheme],
        encrypted_at_once=parts.scheme == "smtps",
        unencrypted=unencrypted,
        user=user,
        password=password,
    )


def sender(words: str) -> Address:
    """The one address in BOARD_MAIL_FROM, with its name where it has one. Refused (ValueError) otherwise."""
    try:
        header = SMTP.header_factory("From", words)
        found, faults = header.addresses, header.defects
    except ValueError as odd:
        raise ValueError(_FROM) from odd
    if len(found) != 1 or faults or not found[0].domain or not found[0].addr_spec.isascii():
        raise ValueError(_FROM)
    address: Address = found[0]
    return address


def is_sample_address(address: str) -> bool:
    """Whether an address is one of the sample accounts', which exist nowhere."""
    domain = address.rpartition("@")[2].lower()
    return domain == SAMPLE_DOMAIN or domain.endswith(f".{SAMPLE_DOMAIN}")


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


_HOW = (
    "BOARD_SMTP must be the address of a mail server: smtp://host:port (STARTTLS) or smtps://host:port, with "
    "user:password@ before the host where it asks for them."
)
_ASCII = (
    "BOARD_SMTP names a user or password with letters that mail servers cannot be told, such as “ä”. "
    "Give this account a password of plain letters, figures and signs."
)
_FROM = "BOARD_MAIL_FROM must be one e-mail address, such as Safety Board <board@example.org>."
