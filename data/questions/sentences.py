"""What is said when a question or an answer is refused, by the code of the refusal; and what counts as words."""

from typing import Never

from data.refusals import Refused
from data.typed import few_words

SENTENCES = {
    "no-words": "Write your words first. Nothing was sent.",
    "not-accepted": "A question can be asked once the return is accepted.",
    "item-gone": "What the question is about does not stand in the accepted version. Choose again what it is about.",
    "conflict": "Another answer came in while you wrote. Read it, then change yours, send it as it is, or leave it.",
    "withdrawn": "The question has been withdrawn meanwhile, so it takes no answer.",
    "answered": "The question has been answered meanwhile, so it stays.",
    "too-early": "The day of this meeting has not come yet. Until then, a question is answered on its return.",
}


def refuse(code: str) -> Never:
    """Refuse in the words of that code."""
    raise Refused(SENTENCES[code], code)


def words_of(text: str) -> str:
    """What somebody typed, ready to be kept. Refused without a letter or figure in it, or longer than a text may be."""
    said = few_words(text)
    if not any(sign.isalnum() for sign in said):
        refuse("no-words")
    return said
