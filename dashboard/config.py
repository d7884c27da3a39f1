"""Settings of the web app, typed and read once from the environment; those of the store and of e-mail come first."""

from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, field_validator, model_validator
from pydantic_settings import SettingsConfigDict

from data.reminders.settings import MailSettings
from data.returns.files.scanner import Scanner, where
from data.settings import ROOT

SHORTEST_SECRET = 32


class Settings(MailSettings):
    """Everything that can be set, each with its default and what it is for.

    Refuses to be half configured: a public address needs HTTPS and a secret of its own.
    """

    # A refused setting must not print the secret beside it.
    model_config = SettingsConfigDict(env_prefix="BOARD_", extra="ignore", hide_input_in_errors=True)

    port: int = Field(
        default=8050,
        validation_alias=AliasChoices("PORT", "port"),
        description="The port on which `make run` serves.",
    )
    trusted_proxies: int = Field(
        default=0,
        ge=0,
        description="How many proxies stand in front and set X-Forwarded-For, -Proto and -Host.",
    )
    secret_key: str | None = Field(
        default=None,
        repr=False,
        description="Signs forms; at least 32 characters. Needed with BOARD_SITE; otherwise kept in var/.",
    )
    asset_cache: Path = Field(
        default=ROOT / "var" / "assets",
        description="The folder that keeps compressed scripts and styles; may be emptied at any time.",
    )

    clamav: str = Field(
        default="",
        description="The scanner for harmful files: the path of clamd's socket, or host:port. Unset: none is asked.",
    )
    scan_required: bool = Field(
        default=False,
        description="Whether a file that was not scanned is refused, also when the scanner does not answer.",
    )

    @property
    def scanner(self) -> Scanner:
        """What files are scanned with."""
        return Scanner(self.clamav, self.scan_required)

    @property
    def site_host(self) -> str | None:
        """The host (and port, if unusual) of `site`; None when the board is for this machine only."""
        return urlsplit(self.site).netloc.lower() if self.site else None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.site and (urlsplit(self.site).scheme != "https" or not self.site_host):
            raise ValueError("BOARD_SITE must be an https:// address: nobody may sign in over plain HTTP.")
        if self.site and not self.secret_key:
            raise ValueError("BOARD_SITE needs BOARD_SECRET_KEY as well: 32 random characters or more.")
        if self.secret_key is not None and len(self.secret_key) < SHORTEST_SECRET:
            raise ValueError("BOARD_SECRET_KEY is too short to sign anything: 32 random characters or more.")
        if self.scan_required and not self.clamav:
            raise ValueError(
                "BOARD_SCAN_REQUIRED needs BOARD_CLAMAV as well: the scanner's socket or host:port."
            )
        return self

    @field_validator("clamav")
    @classmethod
    def _is_an_address(cls, address: str) -> str:
        if address:
            try:
                where(address)
            except ValueError as odd:
                raise ValueError("BOARD_CLAMAV must be the path of a socket, or host:port.") from odd
        return address
