"""What the server writes about itself: one JSON line an event, on standard error, with the time in UTC.

People's changes are in the audit, not here; here are faults, refused forgeries and what could not be kept.
"""

import sys

import structlog


def install() -> None:
    """Write structured lines from now on, in this process."""
    structlog.configure(
        processors=[
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.add_log_level,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
    )
