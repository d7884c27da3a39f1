"""A real mail server on this machine, which does with letters as a test wishes."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from threading import Event
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

HOST = "127.0.0.1"
USER, PASSWORD = "board", "p@ss/word"


@dataclass
class Ways:
    """How the server answers: by address for a refusal, and whether it drops or hangs when a letter is handed over.

    `at` is the command at which it does so ("RCPT" or "DATA", after which the letter has been taken in).
    """

    refuses: dict[str, str] = field(default_factory=dict)
    drops_at: str = ""
    hangs_at: str = ""


@dataclass
class MailBox:
    """What arrived, and the settings that lead to the server."""

    port: int
    ways: Ways
    raw: list[bytes] = field(default_factory=list)
    envelopes: list[tuple[str, str]] = field(default_factory=list)
    connections: int = 0
    encrypted: list[bool] = field(default_factory=list)
    signed_in: list[bool] = field(default_factory=list)
    arrived: Event = field(default_factory=Event)
    let_go: Event = field(default_factory=Event)

    @property
    def letters(self) -> list[EmailMessage]:
        """The letters as a mail program would show them."""
        found: list[Any] = [message_from_bytes(one, policy=policy.default) for one in self.raw]
        return found

    @property
    def texts(self) -> list[str]:
        """What each of them says."""
        return [str(one.get_content()).replace("\r\n", "\n") for one in self.letters]

    @property
    def url(self) -> str:
        """The server in BOARD_SMTP."""
        return f"smtp://{HOST}:{self.port}"


class _Handler:
    """Takes letters into a box, in the box's ways."""

    def __init__(self, box: MailBox) -> None:
        self.box = box

    async def handle_EHLO(  # noqa: N802 - the library's name
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.box.connections += session.host_name is None
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        await self._misbehave(server, "RCPT")
        if address in self.box.ways.refuses:
            return self.box.ways.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the library's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        self.box.raw.append(bytes(envelope.content or b""))
        self.box.envelopes.append((str(envelope.mail_from), envelope.rcpt_tos[0]))
        self.box.encrypted.append(session.ssl is not None)
        self.box.signed_in.append(bool(session.authenticated))
        self.box.arrived.set()
        await self._misbehave(server, "DATA")
        return "250 Taken"

    async def _misbehave(self, server: SMTP, at: str) -> None:
        if self.box.ways.drops_at == at:
            server.transport.abort()
        if self.box.ways.hangs_at == at:
            await server.loop.run_in_executor(None, self.box.let_go.wait)


def _sign_in(server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: Any) -> AuthResult:
    right = isinstance(given, LoginPassword) and (given.login, given.password) == (
        USER.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=right, handled=right)


class _Server(Controller):
    """A server on a free port, in a thread of its own; `starttls` and `at_once` are the two ways of TLS."""

    def __init__(
        self, box: MailBox, starttls: ssl.SSLContext | None, at_once: ssl.SSLContext | None, login: bool
    ) -> None:
        given = {"tls_context": starttls, "require_starttls": True} if starttls else {}
        if login:
            given |= {"authenticator": _sign_in, "auth_required": True}
        super().__init__(_Handler(box), hostname=HOST, port=0, ssl_context=at_once, **given)
        self.box = box

    def _trigger_server(self) -> None:
        """Learn the port that was given, before the first call."""
        self.port = self.box.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def mail(
    ways: Ways | None = None,
    starttls: ssl.SSLContext | None = None,
    at_once: ssl.SSLContext | None = None,
    login: bool = False,
) -> Iterator[MailBox]:
    """The server until the block ends."""
    box = MailBox(0, ways or Ways())
    server = _Server(box, starttls, at_once, login)
    server.start()
    try:
        yield box
    finally:
        box.let_go.set()
        server.stop()


def certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """What a server needs for TLS, and the file of the authority that must be trusted for it."""
    authority = trustme.CA()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(HOST, "localhost").configure_cert(context)
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    return context, folder / "authority.pem"
