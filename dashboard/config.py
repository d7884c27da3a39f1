"""Settings of the web app, typed and read once from the environment; those of the store come first."""

from pydantic import AliasChoices, Field

from data.settings import StoreSettings


class Settings(StoreSettings):
    """Everything that can be set, each with its default and what it is for."""

    port: int = Field(
        default=8050,
        validation_alias=AliasChoices("PORT", "port"),
        description="The port on which `make run` serves.",
    )
    secret_key: str | None = Field(
        default=None,
        description="Signs the session cookie. Needed in production; made and kept in var/ for a sample.",
    )
