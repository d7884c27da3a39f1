"""Asking on an accepted return, about all of it or one item; withdrawing; and what no form sends."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from data.questions.about import About
from data.questions.asking import ask_question, put_away, withdraw_question
from data.refusals import NotOpen, Refused
from data.store.audit import Event
from data.store.tables import AuditEvent, Meeting, Question, Return, ReturnItem, UpdateItem
from data.terms import Decision, Part, PublicationPart, QuestionState
from data.unsent import answer_form, ask_form, keep_unsent, unsent_of
from tests import makers
from tests.integration.questions.conftest import ASKED, SENTENCE

pytestmark = pytest.mark.both_databases

HOSTILE = [
    "<script>alert(1)</script> why?",
    "\u202eلماذا؟ evil\u202c",
    "'; DROP TABLE questions; --",
    "Why\n\nso? 𝔘",
]


@pytest.mark.parametrize("who", ["member", "lead", "other lead", "planner"])
def test_whoever_reads_the_board_asks_on_an_accepted_return(asking, who: str) -> None:
    found = asking.question(asking.ask("  Who pays?\r\n", who))
    assert (found.text, found.state, found.asked_by_id) == (
        "Who pays?",
        QuestionState.OPEN,
        asking.people[who].person_id,
    )


def test_an_administrator_reads_and_does_not_ask(asking) -> None:
    with pytest.raises(NotOpen):
        asking.ask(who="administrator")


@pytest.mark.parametrize("who", ["member", "second member", "lead", "administrator"])
def test_a_return_before_acceptance_looks_not_there_to_those_who_may_not_read_it(asking, who: str) -> None:
    with pytest.raises(NotOpen), asking.store.write() as session:
        ask_question(session, asking.people[who], asking.submitted, "Why so?")


@pytest.mark.parametrize("who", ["other lead", "planner"])
def test_those_who_may_read_it_before_acceptance_are_told_to_wait(asking, who: str) -> None:
    with pytest.raises(Refused, match="once the return is accepted") as told, asking.store.write() as session:
        ask_question(session, asking.people[who], asking.submitted, "Why so?")
    assert told.value.code == "not-accepted"


@pytest.mark.parametrize("who", ["member", "planner"])
def test_a_sensitive_return_takes_no_question_of_somebody_who_is_not_listed(asking, who: str) -> None:
    asking.make_sensitive()
    with pytest.raises(NotOpen):
        asking.ask(who=who)
    listed = replace(asking.people[who], listed=frozenset({("return", asking.accepted)}))
    asking.people["listed"] = listed
    assert asking.ask(who="listed")
    assert asking.ask(who="lead")


@pytest.mark.parametrize(
    ("of_ask", "place", "sentence"),
    [(False, "Table 1, row 14, left cell", SENTENCE), (True, "Table 1, row 14, right cell", ASKED)],
)
def test_a_question_about_one_item_keeps_its_place_and_its_sentence(asking, of_ask, place, sentence) -> None:
    number = asking.ask(about=About(asking.item, of_ask))
    with asking.store.write() as session:
        session.get_one(ReturnItem, asking.item).text = "Other words"
    found = asking.question(number)
    assert (found.item_id, found.place, found.sentence) == (asking.item, place, sentence)


@pytest.mark.parametrize(
    ("own", "part", "kept"),
    [
        ("", PublicationPart.A, SENTENCE),
        ("RESTRICTED, in its own words", PublicationPart.A, ""),
        ("", PublicationPart.B, ""),
    ],
)
def test_a_question_about_an_item_that_is_held_back_keeps_its_place_alone(asking, own, part, kept) -> None:
    with asking.store.write() as session:
        item = session.get_one(ReturnItem, asking.item)
        item.part, item.update_item = Part.PUBLICITY, UpdateItem(held_back=own)
        session.get_one(Return, asking.accepted).part = part
    found = asking.question(asking.ask(about=About(asking.item)))
    assert (found.place, found.sentence) == ("Table 1, row 14, left cell", kept)


def test_an_item_that_does_not_stand_in_the_accepted_version_is_refused(asking) -> None:
    with asking.store.write() as session:
        session.get_one(ReturnItem, asking.item).decision = Decision.NOT_AN_ITEM
    for number in (asking.item, 99_999):
        with pytest.raises(Refused, match="Choose again what it is about") as told:
            asking.ask(about=About(number))
        assert told.value.code == "item-gone"


def test_after_a_newer_version_is_accepted_its_items_are_what_one_asks_about(asking) -> None:
    with asking.store.write() as session:
        owed = session.get_one(Return, asking.accepted)
        newer = makers.an_item("Newer words")
        makers.a_version(session, owed, session.get_one(Meeting, owed.meeting_id), items=[newer])
        number = newer.id
    with pytest.raises(Refused, match="does not stand in the accepted version"):
        asking.ask(about=About(asking.item))
    assert asking.question(asking.ask(about=About(number))).sentence == "Newer words"


@pytest.mark.parametrize("text", HOSTILE)
def test_any_words_are_kept_as_they_were_typed(asking, text: str) -> None:
    assert asking.question(asking.ask(text)).text == text


@pytest.mark.parametrize("text", ["", " \n\t ", "???", "\u200b\u202e\u202c", "\x07\x07"])
def test_a_text_without_a_word_is_no_question(asking, text: str) -> None:
    with pytest.raises(Refused, match="Write your words first"):
        asking.ask(text)


def test_two_thousand_characters_are_taken_and_one_more_is_not(asking) -> None:
    assert len(asking.question(asking.ask("é" * 2_000)).text) == 2_000
    assert len(asking.question(asking.ask("line\r\n" * 399 + "line")).text) == 399 * 5 + 4
    for text in ("é" * 2_001, "x" * 10_000, "x" * 400_000):
        with pytest.raises(Refused, match="longer than 2,000 characters"):
            asking.ask(text)


def test_a_form_that_is_sent_twice_asks_once(asking) -> None:
    assert asking.ask("Why so?") == asking.ask("Why so?")
    assert asking.ask("Why so?", "second member") != asking.ask("Why so?")
    with asking.store.read() as session:
        told = select(func.count()).where(AuditEvent.event == Event.QUESTION_ASKED)
        assert session.scalars(told).one() == 2


def test_the_asker_withdraws_a_question_and_it_is_kept(asking) -> None:
    number = asking.ask()
    for _ in range(2):
        with asking.store.write() as session:
            withdraw_question(session, asking.people["member"], number)
    found = asking.question(number)
    assert (found.state, found.text) == (QuestionState.WITHDRAWN, "Why so?")
    assert found.withdrawn_at is not None


@pytest.mark.parametrize("who", ["second member", "lead", "planner", "administrator"])
def test_nobody_else_withdraws_it_or_puts_its_answer_away(asking, who: str) -> None:
    number = asking.ask()
    for service in (withdraw_question, put_away):
        with pytest.raises(NotOpen), asking.store.write() as session:
            service(session, asking.people[who], number)
    assert asking.question(number).state is QuestionState.OPEN


def test_an_answered_question_stays(asking) -> None:
    number = asking.ask()
    asking.answer(number, "Because.")
    with pytest.raises(Refused, match="has been answered meanwhile"), asking.store.write() as session:
        withdraw_question(session, asking.people["member"], number)


def test_putting_an_answer_away_leaves_open_forms_valid_and_a_better_answer_shows_again(asking) -> None:
    number = asking.ask()
    asking.answer(number, "Because.")
    before = asking.question(number).row_version
    with asking.store.write() as session:
        put_away(session, asking.people["member"], number)
    assert (asking.question(number).seen_at is None, asking.question(number).row_version) == (False, before)
    asking.answer(number, "Because the grant ends.", seen=before)
    assert asking.question(number).seen_at is None


def test_an_open_question_has_no_answer_to_put_away(asking) -> None:
    number = asking.ask()
    with asking.store.write() as session:
        put_away(session, asking.people["member"], number)
    assert asking.question(number).seen_at is None


def test_the_audit_tells_what_happened_and_holds_none_of_the_words(asking) -> None:
    number = asking.ask("A secret question", about=About(asking.item))
    with asking.store.write() as session:
        withdraw_question(session, asking.people["member"], number)
    with asking.store.read() as session:
        rows = session.scalars(select(AuditEvent).where(AuditEvent.object_kind == "question")).all()
        told = [(row.event, row.actor_id, row.object_id) for row in rows]
        words = " ".join(str(row.detail) for row in rows)
    actor = asking.people["member"].person_id
    assert told == [
        (Event.QUESTION_ASKED.value, actor, number),
        (Event.QUESTION_WITHDRAWN.value, actor, number),
    ]
    assert "secret" not in words
    assert SENTENCE not in words


def test_words_that_could_not_be_taken_are_their_writers_alone_until_they_are(asking) -> None:
    member, second = asking.people["member"], asking.people["second member"]
    form = ask_form(asking.accepted)
    with asking.store.write(advance=False) as session:
        keep_unsent(session, member, form, "First try", "12")
        keep_unsent(session, member, form, "Second try\r\nof it", "12:ask")
        keep_unsent(session, member, answer_form(1), "Another form")
    with asking.store.read() as session:
        assert unsent_of(session, member, form) == {form: ("Second try\nof it", "12:ask")}
        assert unsent_of(session, second, form) == {}
    asking.ask()
    with asking.store.read() as session:
        assert list(unsent_of(session, member, form, answer_form(1))) == [answer_form(1)]


@pytest.mark.parametrize("choice", ["x", "0", "-1", "12:", "12:asks", "9" * 10, "²", "12 ", ":ask"])
def test_what_no_form_sends_is_about_nothing(choice: str) -> None:
    with pytest.raises(NotOpen):
        About.parse(choice)


@pytest.mark.parametrize("choice", ["", "12", "12:ask", "999999999"])
def test_a_choice_and_what_it_means_are_one(choice: str) -> None:
    assert About.parse(choice).choice == choice


def test_no_question_was_made_by_a_refused_form(asking) -> None:
    with pytest.raises(Refused):
        asking.ask("x" * 2_001)
    with asking.store.read() as session:
        assert session.scalars(select(Question)).all() == []
