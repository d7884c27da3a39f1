"""The chase list and the record of letters drawn from values."""

from dataclasses import replace
from datetime import UTC, date, datetime
from urllib.parse import unquote

import pytest

from dashboard.pages.chase.view import CAME, OFF, ON, chase_screen
from dashboard.pages.letters.view import BROKE_OFF, letters_screen
from data.meetings.deadlines import deadlines
from data.reminders.owing import Recipient
from data.reminders.wording import Owing
from data.reports.returns.chase import ChaseList, ChaseRow
from data.reports.returns.letters import HandLine, LetterLine, Letters
from data.reports.returns.reminded import Reminded
from data.terms import LetterOutcome, Marking, ReturnState
from tests.support.return_values import DASV, HELD, OCTOBER, an_owed
from tests.unit.components.elements import all_of, attribute, words

SITE = "https://board.example.org"
WHEN = datetime(2018, 9, 24, 8, tzinfo=UTC)
OWING = Owing(
    "dasv", DASV.name, DASV.short_name, DASV.kind, "2018-19-Q3", HELD, date(2018, 10, 1), -8, ReturnState.TO_FOLLOW
)  # fmt: skip
ROW = ChaseRow(
    an_owed(ReturnState.TO_FOLLOW, state_reason="It meets late."),
    OWING,
    True,
    (Recipient(1, "Head of Service", "head@board.test"), Recipient(2, "Vice chair", "o'vice+x@board.test")),
    None,
)
LIST = ChaseList(OCTOBER, deadlines(HELD).reports_due, -8, 9, (ROW,))
LETTER = LetterLine(
    4, 9, DASV, Marking.OFFICIAL, "Head of Service", "head@board.test", 5, "It is due", "First.\nSecond.\n\nLast.\n",
    WHEN, LetterOutcome.SENT, "250 Taken", 1,
)  # fmt: skip


def drawn(found: ChaseList = LIST, **more: bool):
    return chase_screen(found, "token", SITE, more.pop("by_email", False), **more)


def test_says_how_many_are_to_be_chased_and_how_late_it_is() -> None:
    said = words(drawn())
    assert "1 of 9 have not come, 1 to chase now." in said
    assert "The deadline was Monday 1 October 2018: 8 working days late." in said


@pytest.mark.parametrize(("by_email", "sentence"), [(True, ON), (False, OFF)])
def test_says_whether_reminders_go_out_by_themselves(by_email: bool, sentence: str) -> None:
    assert sentence in words(drawn(by_email=by_email))


def test_the_ready_text_stands_in_a_box_with_a_label_and_a_button_that_copies_it() -> None:
    (box,) = all_of(drawn(), "Textarea")
    assert attribute(box, "readOnly")
    assert words(box).startswith("Domestic Abuse: return for 11 October 2018 was due on 1 October 2018\n\n")
    assert f"{SITE}/returns/upload?quarter=2018-19-Q3&group=dasv" in words(box)
    assert f"{SITE}/returns/pre-filled/2018-19-Q3/dasv.docx" in words(box)
    labels = {attribute(one, "htmlFor"): words(one) for one in all_of(drawn(), "Label")}
    assert labels[attribute(box, "id")] == "Ready text for Domestic Abuse"
    copies = [attribute(one, "data-copy-text") for one in all_of(drawn(), "Button")]
    assert attribute(box, "id") in copies


def test_an_e_mail_of_ones_own_begins_with_the_leads_and_the_words() -> None:
    hrefs = [str(attribute(one, "href")) for one in all_of(drawn(), "A")]
    (mine,) = [href for href in hrefs if href.startswith("mailto:") and "?" in href]
    assert mine.startswith("mailto:head@board.test,o%27vice%2Bx@board.test?subject=Domestic%20Abuse%3A%20")
    assert "\r\n\r\nSend it, or write it in the browser:\r\n" in unquote(mine)


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (None, "Not yet"),
        (Reminded(WHEN, "Policy Officer"), "24 September 2018 at 09:00, by hand, by Policy Officer"),
        (Reminded(WHEN), "24 September 2018 at 09:00, by e-mail"),
        (Reminded(WHEN, certain=False), "by e-mail: not known whether it was sent"),
    ],
)
def test_says_when_they_were_last_reminded(last: Reminded | None, said: str) -> None:
    assert said in words(drawn(replace(LIST, rows=(replace(ROW, reminded=last),))))


def test_a_return_whose_leads_have_no_account_says_so_and_offers_no_e_mail() -> None:
    screen = drawn(replace(LIST, rows=(replace(ROW, leads=()),)))
    assert "Nobody has an account as its lead" in words(screen)
    assert "mailto:" not in str([attribute(one, "href") for one in all_of(screen, "A")])


def test_a_meeting_without_a_date_has_no_text_yet() -> None:
    screen = drawn(ChaseList(OCTOBER, None, None, 1, (replace(ROW, owing=None, pressing=False),)))
    assert all_of(screen, "Textarea") == []
    assert "No deadline yet" in words(screen)


def test_when_everything_has_come_the_page_says_so() -> None:
    assert "Nobody is to be chased" in words(drawn(replace(LIST, rows=())))


def test_a_refused_mark_says_that_the_return_has_come() -> None:
    assert CAME in words(drawn(came=True))
    assert CAME not in words(drawn())


@pytest.mark.parametrize(
    ("outcome", "answer", "said"),
    [
        (LetterOutcome.SENT, "250 Taken", "Sent250 Taken"),
        (LetterOutcome.REFUSED, "550 No such person", "Refused by the mail server550 No such person"),
        (LetterOutcome.NOT_SENT, "It was away.", "Not sentIt was away."),
        (LetterOutcome.UNKNOWN, "No answer.", "Not known whether it was sentNo answer."),
        (None, "", f"Not known whether it was sent{BROKE_OFF}"),
    ],
)
def test_a_letter_says_what_became_of_it(outcome: LetterOutcome | None, answer: str, said: str) -> None:
    one = replace(LETTER, outcome=outcome, answer=answer)
    screen = letters_screen(Letters(OCTOBER, (one,), ()))
    assert said in words(screen)
    doubtful = "Of 1 e-mail it is not known whether it was sent." in words(screen)
    assert doubtful is (outcome in (None, LetterOutcome.UNKNOWN))


def test_a_letter_shows_its_words_to_whom_and_at_which_rung() -> None:
    said = words(letters_screen(Letters(OCTOBER, (replace(LETTER, tries=2),), ())))
    for part in (
        "head@board.test",
        "Head of Service",
        "5 working days before",
        "It is due",
        "First.Second.Last.",
        "2 tries",
    ):
        assert part in said


def test_a_reminder_by_hand_says_who_did_it() -> None:
    by_hand = HandLine(9, DASV, Marking.OFFICIAL, WHEN, "Policy Officer")
    said = words(letters_screen(Letters(OCTOBER, (), (by_hand,))))
    assert "no e-mails and 1 reminder by hand" in said
    assert "24 September 2018 at 09:00" in said
    assert "Policy Officer" in said
