"""Settings of reminders by e-mail. They are off until somebody turns them on, and never half configured."""

from typing import Self

from pydantic import Field, ValidationError, model_validator
from pydantic_settings import SettingsConfigDict

from data.refusals import Refused
from data.reminders.ladder import DEFAULT, ladder_of
from data.reminders.server import mail_server, sender
from data.settings import StoreSettings


class MailSettings(StoreSettings):
    """Where people find the board, and how it writes to them."""

    # A refused setting must not print the password beside it.
    model_config = SettingsConfigDict(env_prefix="BOARD_", extra="ignore", hide_input_in_errors=True)

    site: str | None = Field(
        default=None,
        description="The address people use, such as https://board.example.org. Unset: this machine only.",
    )
    smtp: str | None = Field(
        default=None,
        repr=False,
        description="The mail server, smtp:// (STARTTLS) or smtps://, with user:password@ where it asks for them.",
    )
    mail_from: str | None = Field(
        default=None,
        description="The address that reminders come from. Needed together with BOARD_SMTP.",
    )
    reminders: bool = Field(default=False, description="Whether `python -m data remind` sends anything.")
    reminder_days: str = Field(
        default=",".join(map(str, DEFAULT)),
        description="On which working days before the reports are due (negative: after) leads are reminded.",
    )

    @property
    def ladder(self) -> tuple[int, ...]:
        """The rungs of `reminder_days`."""
        return ladder_of(self.reminder_days)

    @model_validator(mode="after")
    def _can_write(self) -> Self:
        ladder_of(self.reminder_days)
        if self.smtp:
            mail_server(self.smtp)
        if self.mail_from:
            sender(self.mail_from)
        if bool(self.smtp) != bool(self.mail_from):
            raise ValueError("BOARD_SMTP and BOARD_MAIL_FROM go together: set both of them, or neither.")
        if self.reminders and not (self.smtp and self.site):
            raise ValueError("BOARD_REMINDERS needs BOARD_SMTP, BOARD_MAIL_FROM and BOARD_SITE as well.")
        return self


def read_mail_settings() -> MailSettings:
    """The settings of this environment; refused in one sentence where they are wrong or half made."""
    try:
        return MailSettings()
    except ValidationError as wrong:
        first = wrong.errors()[0]
        said = first["msg"].removeprefix("Value error, ")
        name = "".join(f"BOARD_{part}".upper() + ": " for part in first["loc"])
        raise Refused(f"{name}{said}", "settings") from wrong
