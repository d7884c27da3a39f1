"""Remind the leads who still owe a return, by e-mail, on the working days that the ladder names. For a daily timer."""

import argparse
import sys
from datetime import date

from data.clock import today
from data.refusals import Refused
from data.reminders.going_round import go_round
from data.reminders.letters import Round
from data.reminders.owing import DueLetter, due_letters
from data.reminders.post import NOT_OF_SAMPLE, Post
from data.reminders.server import is_sample_address, mail_server, sender
from data.reminders.settings import MailSettings, read_mail_settings
from data.reminders.wording import left_words, reminder, rung_words
from data.store.session import Store
from data.terms import LetterOutcome

OFF = (
    "Reminders are off, so nothing was sent. Set BOARD_REMINDERS=1 to turn them on, or add --dry-run to see "
    "what they would be."
)
THIS_MACHINE = "http://127.0.0.1:8050"
"""Where links lead in a dry run while the board has no address of its own."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to send, and as at which day."""
    parser.add_argument("--dry-run", action="store_true", help="print every letter and send nothing")
    parser.add_argument("--on", metavar="DATE", help="as at another day than today, such as 2018-12-19")


def run(args: argparse.Namespace) -> int:
    """0 when all that was due is sent; 1 when something could not be; 2, with one sentence, when refused."""
    try:
        settings = read_mail_settings()
        going = Round(_day(args.on), settings.ladder, settings.site or THIS_MACHINE)
        if not (args.dry_run or settings.reminders):
            raise Refused(OFF, "off")
    except Refused as refusal:
        print(refusal.sentence, file=sys.stderr)
        return 2
    store = Store(settings.database_url)
    try:
        return _show(store, going) if args.dry_run else _send(store, settings, going)
    finally:
        store.close()


def _day(words: str | None) -> date:
    try:
        return date.fromisoformat(words) if words else today()
    except ValueError as odd:
        raise Refused(f"“{words}” is not a day. Write it as in 2018-12-19.", "date") from odd


def _show(store: Store, going: Round) -> int:
    with store.read() as session:
        due = due_letters(session, going.on, going.ladder)
    for one in due:
        words = reminder(one.owing, going.site)
        print(f"To: {one.to.address} ({one.to.post})\nSubject: {words.subject}\n\n{words.text}\n---")
        if is_sample_address(one.to.address):
            print(f"{NOT_OF_SAMPLE}\n---")
    print(f"{_count(len(due))} would be sent on {going.on.isoformat()}. Nothing was sent or recorded.")
    return 0


def _send(store: Store, settings: MailSettings, going: Round) -> int:
    sent = total = 0
    with Post(mail_server(settings.smtp or ""), sender(settings.mail_from or "")) as post:
        for one, delivery in go_round(store, post, going):
            total += 1
            sent += delivery.outcome is LetterOutcome.SENT
            print(f"{_line(one)}: {delivery.outcome.value.lower()} ({delivery.answer})")
    print(f"{_count(sent)} of {total} sent on {going.on.isoformat()}.")
    return 0 if sent == total else 1


def _line(one: DueLetter) -> str:
    owing = one.owing
    return f"{owing.short_name} to {one.to.address}, {rung_words(one.rung)} ({left_words(owing.left)})"


def _count(number: int) -> str:
    return f"{number} reminder{'' if number == 1 else 's'}"
