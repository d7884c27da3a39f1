"""The sentences of every problem, beside their codes, and nowhere else. A word in braces is filled in by `problem`."""

from enum import StrEnum


class Severity(StrEnum):
    """How much a problem asks of the lead: answer it before submitting, check it, or just look."""

    STOP = "must answer"
    CHECK = "check"
    LOOK = "look"


STOP, CHECK, LOOK = Severity.STOP, Severity.CHECK, Severity.LOOK

SENTENCES: dict[str, tuple[Severity, str, str]] = {
    # What the return must say
    "period_missing": (
        STOP,
        "The return does not say which period it covers.",
        "Choose the period it covers.",
    ),
    "period_unclear": (
        STOP,
        "The period “{text}” does not name a month and a year.",
        "Choose the period it covers.",
    ),
    "group_missing": (STOP, "The return does not say which group it is from.", "Choose the group."),
    "group_unknown": (
        STOP,
        "“{text}” is not the name of a group that we know.",
        "Choose the group, or ask the OPCC to add the name.",
    ),
    "chair_missing": (
        STOP,
        "The return names no chair.",
        "Give the chair's name, or say the post is vacant.",
    ),
    "vice_chair_absent": (LOOK, "The return has no place for a vice chair.", "Give one if there is one."),
    "vice_chair_blank": (CHECK, "The vice chair is left blank.", "Give the name, or say there is none."),
    "officer_unclear": (
        CHECK,
        "“{text}” does not name anyone.",
        "Give the name, or say the post is vacant.",
    ),
    "empty_return": (
        STOP,
        "The form is here but nothing is filled in.",
        "Send the filled-in return, or say there is nothing to report.",
    ),
    "section_missing": (
        CHECK,
        "The section “{text}” was not found in the file.",
        "Check that it was not lost. If it is there under another heading, say so.",
    ),
    "period_looks_stale": (
        STOP,
        "The return says {period}, yet speaks of {text} as done.",
        "Choose the period it covers, or send the newer file.",
    ),
    "dates_after_period": (
        LOOK,
        "The text speaks of dates later than {period}: {text}.",
        "Check that the period is right. Plans for later are fine.",
    ),
    # Items
    "standing_risk": (
        STOP,
        "The cell begins like “no new risks” and goes on to restate a live concern.",
        "Keep it as a standing risk, or say that it is closed.",
    ),
    "event_not_risk": (
        STOP,
        "“{text}” is an event with a date, not a risk.",
        "Record it as an event, or say what could go wrong.",
    ),
    "issue_not_risk": (
        CHECK,
        "“{text}” reads as something that has happened.",
        "Record it as an issue, or keep it as a risk.",
    ),
    "ask_names_nobody": (
        CHECK,
        "The ask “{text}” names nobody.",
        "Choose the bodies it is addressed to, or mark it as the group's own.",
    ),
    "ask_without_information": (
        CHECK,
        "The right cell asks for something but the left cell is empty.",
        "Say what the request is about.",
    ),
    "nil_with_ask": (
        CHECK,
        "The left cell says there is nothing to report, yet the right cell asks for something.",
        "Check which of the two is meant.",
    ),
    "carried_without_words": (
        CHECK,
        "The form says “{choice}” of {text} without saying more.",
        "Write the new words, or the reason, beside it in Word and send the file again.",
    ),
    "carried_twice": (
        CHECK,
        "{text} stands in more than one row, so none of them was matched with the register.",
        "Say here which row continues it.",
    ),
    "asks_merged": (
        LOOK,
        "One right cell runs beside several rows, so its words were read with each of them.",
        "Check that they are meant for every row.",
    ),
    "performance_undated": (
        CHECK,
        "Performance information has words but no date, so its age is not known.",
        "Give its date if there is one.",
    ),
    "plan_row_missing": (CHECK, "The row “{text}” is not in the return.", "Say what its state is."),
    "unplaced": (LOOK, "One paragraph could not be placed.", "Say where it belongs. It is kept either way."),
    "extra_section": (
        LOOK,
        "“{text}” is not a part of the form. It is kept as a section of its own.",
        "Check that it is meant to be there.",
    ),
    # What Word kept out of sight
    "tracked_changes": (
        CHECK,
        "The file has tracked changes ({count}). It was read as if all were accepted.",
        "Check that the words read are the agreed ones.",
    ),
    "comments": (
        CHECK,
        "A comment is attached here. It is not part of the text.",
        "Remove it if it is private.",
    ),
    "deleted_row": (
        CHECK,
        "A row was deleted here with change tracking on. It was left out.",
        "Put it back in Word if it was meant to stay.",
    ),
    "hidden_text": (
        CHECK,
        "There is hidden text here. It was left out.",
        "Unhide it in Word if it was meant to be read, or remove it.",
    ),
    "placeholder": (
        LOOK,
        "Fields still hold their “click here” text ({count}). They were read as empty.",
        "Fill them in if there is something to say.",
    ),
    "text_box": (
        LOOK,
        "The file has text boxes ({count}). Their words were read.",
        "Check that they are in the right part.",
    ),
    "nested_table": (
        LOOK,
        "A table stands inside a cell ({count}). Its words were read with that cell.",
        "Check that they are in the right part.",
    ),
    "pictures": (
        CHECK,
        "The file has pictures, charts or diagrams ({count}). Words inside them are not read.",
        "Type the words into the return if the Board should see them.",
    ),
    "embedded_object": (
        LOOK,
        "A file is embedded here ({text}). It is listed and was not opened.",
        "Whoever may read the return can get it from the list of its attachments.",
    ),
    "linked_outside": (
        CHECK,
        "The file refers to something outside itself ({text}). It was not fetched.",
        "Put the content into the return if it is needed.",
    ),
    "link_not_web": (
        CHECK,
        "A link here does not lead to the web ({text}).",
        "Check that the Board can open it.",
    ),
    "unread_part": (
        CHECK,
        "A part of the file is in a form that is not read ({text}).",
        "Copy its words into the return.",
    ),
    "unreadable_symbol": (
        LOOK,
        "Some symbols could not be read ({count}). “\ufffd” stands in their place.",
        "Check these words against the file.",
    ),
    # What is odd in a workbook
    "hidden_sheet": (
        CHECK,
        "This sheet is hidden. It was left out.",
        "Unhide it in Excel if it was meant to be read, or remove it.",
    ),
    "hidden_cell": (
        CHECK,
        "Something here is hidden ({text}). It was left out.",
        "Unhide it in Excel if it was meant to be read, or remove it.",
    ),
    "formula_not_calculated": (
        CHECK,
        "The formula here was never calculated ({text}), so it has no value.",
        "Open the workbook in Excel and save it there, or type the value.",
    ),
    "error_value": (
        CHECK,
        "The cell holds the error {text} and no value.",
        "Mend the formula in Excel, or type the value.",
    ),
    "number_unclear": (
        CHECK,
        "The number {text} is no day of Excel’s calendar, so it is shown as it is stored.",
        "Type the day in words, such as 11 October 2018.",
    ),
    "number_maybe_date": (
        CHECK,
        "The cell holds a number that may have been a date ({text}).",
        "If a day is meant, type it in words, such as 11 October 2018.",
    ),
    "days_counted_otherwise": (
        LOOK,
        "The workbook counts its days from 1904 ({count} dates). They were read so.",
        "Check that the dates are the ones you meant.",
    ),
    "number_odd": (
        CHECK,
        "“{text}” is not written as a plain number. It is kept as it stands.",
        "Type it without spaces, with a point for the decimals, such as 1234.5.",
    ),
    "cell_too_long": (
        CHECK,
        "The cell holds {text} characters. It was read in full, but a correction here takes 20,000.",
        "Shorten it in Excel, or spread it over several rows.",
    ),
    "merged_far": (
        LOOK,
        "A merged cell covers {text} rows. Its words were read once, in the first of them.",
        "Take the merging off in Excel if more was meant.",
    ),
    "nil_with_rows": (
        CHECK,
        "The sheet says that there is nothing to report, yet more is written below. What is written was read.",
        "Check which of the two is meant.",
    ),
    "sheet_named_otherwise": (
        CHECK,
        "The headings of this sheet are those of the part “{text}”, so it was read as that.",
        "Check that it is the right part.",
    ),
    "protective_marking": (
        LOOK,
        "The pages are marked {text}.",
        "Check that the return's marking here is the same.",
    ),
    # Packs
    "same_group_twice": (
        CHECK,
        "Returns {numbers} of the pack are from the same group, {group}.",
        "Choose another meeting for one of them, or leave one out.",
    ),
    "part_without_group": (
        CHECK,
        "Return {number} of the pack does not say which group or CSP it is from.",
        "Choose the group or CSP before it is taken in.",
    ),
    "part_of_unknown_group": (
        CHECK,
        "Return {number} of the pack is from “{text}”, which is not the name of a group or CSP that we know.",
        "Choose the group or CSP before it is taken in.",
    ),
    "part_too_long": (
        CHECK,
        "A return seems to begin here that has more than 2,000 table cells and paragraphs. It was left out.",
        "Send it as a file of its own.",
    ),
    "title_without_form": (
        LOOK,
        "“{text}” stands here like the title of a return, with no form below it.",
        "Look for that return in another file: it may have come later.",
    ),
    # CSP updates
    "csp_missing": (STOP, "The update does not say which CSP it is from.", "Choose the CSP."),
    "publicity_marked": (
        STOP,
        "The file is marked {text} ({where}), so no item for publicity in it can be made public.",
        "Hold them back. If the marking is wrong, take it off in the file and send the file again.",
    ),
    "publicity_item_marked": (
        STOP,
        "The item for publicity “{text}” carries the marking {marking}, so it cannot be made public.",
        "Hold it back or, if the marking is wrong, write the item without it.",
    ),
    "total_differs": (
        CHECK,
        "The total{heading} says {stated}, and the rows above it add up to {sum}.",
        "Correct the row or the total that is wrong, or say that it is right as written.",
    ),
}
