"""One round of reminders: each letter is recorded, handed over, and recorded again with what became of it."""

from collections.abc import Iterator

from data.reminders.letters import Delivery, Round, begin_letter, end_letter
from data.reminders.owing import DueLetter, due_letters
from data.reminders.post import Post
from data.store.session import Store


def go_round(store: Store, post: Post, going: Round) -> Iterator[tuple[DueLetter, Delivery]]:
    """Send what is due and give each letter with its fate, one after the other.

    No transaction is open while the mail server is spoken to: it may be slow, and others have to write.
    """
    with store.read() as session:
        due = due_letters(session, going.on, going.ladder)
    for one in due:
        with store.write() as session:
            letter = begin_letter(session, one, going)
        if letter is None:  # sent by another round, or the return has come meanwhile
            continue
        delivery = post.deliver(letter)
        with store.write() as session:
            end_letter(session, letter.id, delivery)
        yield one, delivery
