"""Content controls, form fields and fields: what they show is text, what drives them is not."""

import pytest

from tests.makers_word import (
    PLACEHOLDER,
    a_return,
    codes,
    control,
    docx,
    field,
    form_field,
    form_rows,
    hidden,
    p,
    r,
    reading,
    tbl,
    tc,
    tr,
)  # fmt: skip

CLICK = "Click or tap here to enter text."


def test_reads_an_inline_control():
    read = reading(a_return(title=p(r("Quarterly Report: ") + control(r("October 2018"), "<w:date/>"))))
    assert read.period.month == "2018-10"


def test_reads_a_drop_down_control():
    read = reading(a_return(group=p(control(r("Road Safety Partnership"), "<w:dropDownList/>"))))
    assert read.group.as_written == "Road Safety Partnership"


def test_reads_a_control_round_paragraphs():
    read = reading(a_return(objectives=control(p("To help") + p("To guard"))))
    assert [item.text for item in read.objectives] == ["To help", "To guard"]


def test_reads_a_control_round_a_cell():
    read = reading(a_return(key=[("Said", control(tc("Police to help")))]))
    assert read.key_information[0].right.text == "Police to help"


def test_reads_a_control_round_rows():
    rows = form_rows()
    rows[5] = control(tr("One", "") + control(tr("Two", "")))
    assert [row.left.text for row in reading(docx(tbl(*rows))).key_information] == ["One", "Two"]


def test_reads_a_control_round_a_whole_table():
    assert reading(docx(control(tbl(*form_rows())))).group.as_written == "PREVENT Delivery Group"


@pytest.mark.parametrize(
    "empty",
    [
        p(control(r(CLICK), PLACEHOLDER)),
        tc(control(p(CLICK), PLACEHOLDER)),
        p(CLICK),
        p("Click here to enter text."),
        p("Choose an item."),
        p("Click or tap to enter a date."),
        p(control(r("Anything at all"), PLACEHOLDER)),
    ],
)
def test_reads_a_placeholder_as_empty_and_says_so(empty):
    read = reading(a_return(plans={"TOR": empty}))
    assert (read.plan("tor").state, read.plan("tor").text) == ("blank", "")
    assert "placeholder" in codes(read)
    assert "Click" not in str(read.document)


def test_reads_the_name_of_a_group_still_to_be_filled_in_as_missing():
    read = reading(a_return(group="[Name of delivery group]"))
    assert read.group is None
    assert {"group_missing", "placeholder"} <= set(codes(read))


def test_reads_a_form_field_with_text():
    read = reading(a_return(title=p(r("Quarterly Report: ") + form_field("<w:textInput/>", "October 2018"))))
    assert read.period.month == "2018-10"


def test_reads_a_form_field_left_at_its_five_spaces_as_empty():
    read = reading(a_return(plans={"TOR": p(form_field("<w:textInput/>", "\u2002" * 5))}))
    assert read.plan("tor").state == "blank"


def test_reads_the_chosen_entry_of_a_drop_down_form_field():
    choices = '<w:listEntry w:val="May 2018"/><w:listEntry w:val="October 2018"/>'
    entries = f'<w:ddList><w:result w:val="1"/>{choices}</w:ddList>'
    assert reading(a_return(title=p(r("Quarterly Report: ") + form_field(entries)))).period.month == "2018-10"


@pytest.mark.parametrize(("checked", "shown"), [("1", "☒ Agreed"), ("0", "☐ Agreed")])
def test_reads_a_check_box(checked, shown):
    box = form_field(f'<w:checkBox><w:checked w:val="{checked}"/></w:checkBox>')
    assert reading(a_return(plans={"TOR": p(box + r(" Agreed"))})).plan("tor").text == shown


def plan(content, **package):
    return reading(a_return(plans={"TOR": p(content)}, package=package)).plan("tor")


def test_reads_a_hyperlink_field_as_its_words_and_keeps_the_address():
    found = plan(r("See ") + field(' HYPERLINK "https://example.test/a" \\o "tip" ', "the terms"))
    assert (found.text, found.links) == ("See the terms", ("https://example.test/a",))


def test_reads_a_hyperlink_element():
    found = plan(
        f'<w:hyperlink r:id="rIdL">{r("terms")}</w:hyperlink>', links={"rIdL": "https://example.test/b"}
    )
    assert (found.text, found.links, found.state) == ("terms", ("https://example.test/b",), "link")


def test_reads_a_simple_field():
    found = plan(f'<w:fldSimple w:instr=" HYPERLINK https://example.test/c ">{r("terms")}</w:fldSimple>')
    assert (found.text, found.links) == ("terms", ("https://example.test/c",))


def test_lists_no_address_for_a_link_within_the_document():
    found = plan(field(' HYPERLINK \\l "bookmark" ', "above"))
    assert (found.text, found.links) == ("above", ())


def test_leaves_a_field_inside_an_instruction_out_of_the_text():
    inner = field(" MERGEFIELD x ", "inner")
    content = (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>{inner}'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("shown")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert plan(content).text == "shown"


@pytest.mark.parametrize("kind", ["begin", "separate", "end"])
def test_survives_a_field_without_its_other_half(kind):
    assert plan(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' + r("still here")).text == "still here"


@pytest.mark.parametrize(
    "address", ["file:///S:/shared/plan.docx", "javascript:alert(1)", "\\\\server\\plan.docx"]
)
def test_says_when_a_link_does_not_lead_to_the_web(address):
    read = reading(
        a_return(
            plans={"TOR": p(f'<w:hyperlink r:id="rIdL">{r("plan")}</w:hyperlink>')},
            package={"links": {"rIdL": address}},
        )
    )
    assert "link_not_web" in codes(read)
    assert read.plan("tor").links == (address,)


@pytest.mark.parametrize(
    ("content", "styles"),
    [
        (hidden("secret"), ""),
        (
            r("secret", properties='<w:rStyle w:val="H"/>'),
            '<w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>',
        ),
        (
            r("secret", properties='<w:rStyle w:val="H"/>'),
            '<w:style w:styleId="G"><w:rPr><w:vanish/></w:rPr></w:style>'
            '<w:style w:styleId="H"><w:basedOn w:val="G"/></w:style>',
        ),
    ],
    ids=["run", "style", "style based on another"],
)
def test_leaves_hidden_text_out_and_says_so(content, styles):
    read = reading(a_return(key=[(p(r("Seen ") + content), "")], package={"styles": styles}))
    assert read.key_information[0].left.text == "Seen"
    assert [item.place for item in read.problems if item.code == "hidden_text"] == [
        "Table 1, row 6, left cell, paragraph 1"
    ]
    assert "secret" not in str(read)


def test_reads_text_whose_style_is_hidden_but_that_is_shown_itself():
    styles = '<w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    shown = r("shown", properties='<w:rStyle w:val="H"/><w:vanish w:val="0"/>')
    read = reading(a_return(key=[(p(shown), "")], package={"styles": styles}))
    assert read.key_information[0].left.text == "shown"


def test_survives_styles_that_are_based_on_each_other():
    styles = "".join(f'<w:style w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in ("AB", "BA"))
    read = reading(a_return(key=[(p("Said", '<w:pStyle w:val="A"/>'), "")], package={"styles": styles}))
    assert read.key_information[0].left.text == "Said"


def test_leaves_a_hidden_row_out_and_says_so():
    rows = form_rows()
    rows.insert(6, tr("secret", "", properties="<w:hidden/>"))
    read = reading(docx(tbl(*rows)))
    assert "hidden_text" in codes(read)
    assert "secret" not in str(read)
