"""Two people at work at the same moment: each in a thread of their own, round by round together."""

import threading
from collections.abc import Callable

WAIT_SECONDS = 120


def at_once(rounds: int, *people: Callable[[int], None]) -> None:
    """Let each of the people do their part of every round, all beginning a round together.

    What goes wrong with one of them ends the rounds for all, and is raised here.
    """
    wrong: list[BaseException] = []
    start = threading.Barrier(len(people))

    def hand(person: Callable[[int], None]) -> None:
        try:
            for number in range(rounds):
                start.wait(WAIT_SECONDS)
                person(number)
        except BaseException as fault:
            wrong.append(fault)
            start.abort()

    hands = [threading.Thread(target=hand, args=(person,)) for person in people]
    for one in hands:
        one.start()
    for one in hands:
        one.join()
    real = [fault for fault in wrong if not isinstance(fault, threading.BrokenBarrierError)]
    if real or wrong:
        raise (real or wrong)[0]
