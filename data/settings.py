"""Settings that the commands and the app share, typed and read once from the environment."""

from pathlib import Path

from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class StoreSettings(BaseSettings):
    """Where rows and files are kept. The defaults serve one machine; production sets `DATABASE_URL`."""

    model_config = SettingsConfigDict(env_prefix="BOARD_", extra="ignore")

    database_url: str = Field(
        default=f"sqlite:///{ROOT / 'var' / 'board.sqlite3'}",
        validation_alias=AliasChoices("DATABASE_URL", "database_url"),
        description="The database: SQLite by default, PostgreSQL in production.",
    )
    files: Path = Field(
        default=ROOT / "var" / "files",
        description="The folder that keeps the original bytes of every file sent.",
    )
    sample_password: str | None = Field(
        default=None,
        description="The password of the sample accounts; random when unset, kept in var/sample-password.",
    )
