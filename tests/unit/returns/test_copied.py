"""How much of a text was said before."""

from data.returns.checks.copied import Copied, copied, known_sentences

BEFORE = known_sentences(
    [
        "Funding for the two refuges ends in March. A bid is in.",
        "Nobody has been asked to lead on this yet.",
    ]
)


def test_a_sentence_that_stood_before_counts_with_all_its_words() -> None:
    now = ["Funding for the two refuges ends in March. The bid has failed since we last met."]
    assert copied(now, BEFORE) == Copied(words=16, again=8)


def test_case_a_dash_and_a_last_stop_make_no_other_sentence() -> None:
    assert copied(["NOBODY has been asked to lead on this yet"], BEFORE).share == 100


def test_a_sentence_of_fewer_than_five_words_does_not_count() -> None:
    assert copied(["A bid is in."], BEFORE).share is None


def test_one_changed_word_makes_another_sentence() -> None:
    assert copied(["Funding for the two refuges ends in April."], BEFORE).share == 0
