"""Handing letters to a mail server, and telling certainly not sent from perhaps sent."""

import re
import smtplib
import ssl
from contextlib import suppress
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from types import TracebackType
from typing import Never, Self

from data.clock import now
from data.reminders.letters import Delivery
from data.reminders.server import MailServer, is_sample_address
from data.store.tables import Letter
from data.terms import LetterOutcome

SECONDS = 20
"""How long the mail server may take for each of its answers."""

LONGEST_ANSWER = 500
_BROKEN = (smtplib.SMTPException, OSError)
_OK = (250, 251)
_PLAIN_ADDRESS = re.compile(
    r"([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64})@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)", re.ASCII
)
NOT_OF_SAMPLE = "This is an address of the sample data: only a mail server on this machine gets it."
UNSAYABLE = "what BOARD_SMTP says cannot be sent"
NOT_AN_ADDRESS = "E-mail cannot carry this address. Give the person another one."


class CannotOpenError(Exception):
    """No conversation with the mail server came about; the words say why."""


class Post:
    """A conversation with one mail server, opened with the first letter and used for all of a round.

    Where it cannot be opened, the letters that follow are not sent for the same reason, without waiting again.
    """

    def __init__(self, server: MailServer, sender: Address, seconds: float = SECONDS) -> None:
        """Open nothing yet."""
        self.server, self.sender, self.seconds = server, sender, seconds
        self._open: smtplib.SMTP | None = None
        self._given_up = ""

    def __enter__(self) -> Self:
        """Use it in a `with`, which hangs up at the end."""
        return self

    def __exit__(self, _kind: type[BaseException] | None, _fault: BaseException | None,
                 _trace: TracebackType | None) -> None:  # fmt: skip
        """Hang up."""
        self._hang_up()

    def deliver(self, letter: Letter) -> Delivery:
        """Hand over one letter."""
        if is_sample_address(letter.address) and not self.server.on_this_machine:
            return Delivery(LetterOutcome.NOT_SENT, NOT_OF_SAMPLE)
        try:
            message = self._written(letter)
        except ValueError:
            return Delivery(LetterOutcome.NOT_SENT, NOT_AN_ADDRESS)
        try:
            smtp = self._conversation()
        except CannotOpenError as why:
            return Delivery(LetterOutcome.NOT_SENT, str(why))
        return self._hand_over(smtp, letter.address, message)

    def _written(self, letter: Letter) -> bytes:
        """The message as bytes. The headers are built from values, so that none can hold a further header."""
        plain = _PLAIN_ADDRESS.fullmatch(letter.address)
        if plain is None:
            raise ValueError(letter.address)
        message = EmailMessage(policy=SMTP)
        message["From"] = self.sender
        message["To"] = Address(username=plain[1], domain=plain[2])
        message["Subject"] = letter.subject
        message["Date"] = format_datetime(now())
        message["Message-ID"] = f"<letter-{letter.id}-{letter.tries}@{self.sender.domain}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.text, cte="quoted-printable")
        return message.as_bytes()

    def _hand_over(self, smtp: smtplib.SMTP, address: str, message: bytes) -> Delivery:
        try:
            code, said = smtp.mail(self.sender.addr_spec)
            if code in _OK:
                code, said = smtp.rcpt(address)
        except _BROKEN as broken:
            self._hang_up()
            return Delivery(LetterOutcome.NOT_SENT, f"The mail server broke off: {_why(broken)}.")
        if code not in _OK:
            return self._refused(smtp, code, said)
        try:
            code, said = smtp.data(message)
        except smtplib.SMTPDataError as refusal:
            error = refusal.smtp_error
            return self._refused(smtp, refusal.smtp_code, error.encode() if isinstance(error, str) else error)
        except _BROKEN as broken:
            # It may have arrived and only the answer be lost.
            self._hang_up()
            return Delivery(LetterOutcome.UNKNOWN, f"The mail server gave no answer: {_why(broken)}.")
        if code not in _OK:
            return self._refused(smtp, code, said)
        return Delivery(LetterOutcome.SENT, _plain(f"{code} {_text(said)}"))

    def _refused(self, smtp: smtplib.SMTP, code: int, said: bytes) -> Delivery:
        """A refusal for good, or one that asks to come again later, as servers do with strangers."""
        try:
            smtp.rset()
        except _BROKEN:
            self._hang_up()
        answer = _plain(f"{code} {_text(said)}")
        if 500 <= code < 600:
            return Delivery(LetterOutcome.REFUSED, answer)
        return Delivery(LetterOutcome.NOT_SENT, f"The mail server asked to come again later: {answer}")

    def _conversation(self) -> smtplib.SMTP:
        if self._given_up:
            raise CannotOpenError(self._given_up)
        if self._open is None:
            try:
                self._open = self._begin()
            except _BROKEN as broken:
                self._give_up(_why(broken), broken)
            except ValueError as odd:  # its words would show a piece of the password
                self._give_up(UNSAYABLE, odd)
        return self._open

    def _give_up(self, why: str, broken: Exception) -> Never:
        self._given_up = (
            f"The mail server at {self.server.host}, port {self.server.port}, cannot be used: {why}."
        )
        raise CannotOpenError(self._given_up) from broken

    def _begin(self) -> smtplib.SMTP:
        """Call the server, encrypt, sign in. A server elsewhere that offers no encryption is told nothing."""
        server, trusted, name = self.server, ssl.create_default_context(), self.sender.domain
        smtp: smtplib.SMTP
        if server.encrypted_at_once:
            smtp = smtplib.SMTP_SSL(
                server.host, server.port, local_hostname=name, timeout=self.seconds, context=trusted
            )
        else:
            smtp = smtplib.SMTP(server.host, server.port, local_hostname=name, timeout=self.seconds)
        try:
            smtp.ehlo()
            if not (server.encrypted_at_once or server.unencrypted):
                self._encrypt(smtp, trusted)
            if server.user:
                smtp.login(server.user, server.password)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _encrypt(self, smtp: smtplib.SMTP, trusted: ssl.SSLContext) -> None:
        if smtp.has_extn("starttls"):
            smtp.starttls(context=trusted)
            smtp.ehlo()
        elif not self.server.on_this_machine:
            raise smtplib.SMTPNotSupportedError("it offers no encryption")

    def _hang_up(self) -> None:
        smtp, self._open = self._open, None
        if smtp is None:
            return
        with suppress(*_BROKEN):  # a server that is gone needs no goodbye
            smtp.quit()
        smtp.close()


def _why(broken: Exception) -> str:
    """Why it broke, in a few plain words."""
    if isinstance(broken, TimeoutError) or isinstance(broken.__context__, TimeoutError):
        return "it did not answer in time"
    if isinstance(broken, ssl.SSLCertVerificationError):
        return f"its certificate is not to be trusted ({broken.verify_message})"
    if isinstance(broken, smtplib.SMTPResponseException):
        error = broken.smtp_error
        return _plain(f"{broken.smtp_code} {error if isinstance(error, str) else _text(error)}")
    if isinstance(broken, smtplib.SMTPServerDisconnected):
        return "it closed the connection"
    if isinstance(broken, OSError) and broken.strerror:
        return _plain(broken.strerror[:1].lower() + broken.strerror[1:])
    return _plain(str(broken).rstrip("."))


def _text(said: bytes) -> str:
    return said.decode("utf-8", "replace")


def _plain(words: str) -> str:
    """The words on one line, without what no screen or database should hold, and not endless."""
    shown = "".join(letter if letter.isprintable() else " " for letter in words)
    return " ".join(shown.split())[:LONGEST_ANSWER]
