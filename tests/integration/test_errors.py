"""What people are told when something is refused or breaks."""

import io
import json
from collections.abc import Callable

import pytest
import structlog

from tests.support import probe
from tests.support.visitor import Visitor

SignedIn = Callable[[str], Visitor]


@pytest.mark.parametrize(
    ("how", "status", "sentence"),
    [
        ("refused", 400, "The date is after the meeting. Choose an earlier one."),
        ("conflict", 409, "Someone changed it first."),
        ("hidden", 404, "There is no such page, or it is not open to you."),
    ],
)
def test_a_refusal_is_its_sentence_for_people_and_for_scripts(
    signed_in: SignedIn, how: str, status: int, sentence: str
) -> None:
    planner = signed_in("planner")
    page = planner.post(f"/probe-accept/{how}")
    assert (page.status_code, page.mimetype) == (status, "text/html")
    assert sentence in page.text
    said = planner.post(f"/probe-accept/{how}", headers={"Accept": "application/json"})
    assert (said.status_code, said.json) == (status, {"errors": [{"message": sentence}], "reference": None})


def test_a_hidden_object_looks_like_a_page_that_does_not_exist(signed_in: SignedIn) -> None:
    planner = signed_in("planner")
    assert planner.post("/probe-accept/hidden").data == planner.get("/nothing").data


def test_a_fault_has_a_reference_that_leads_to_the_log(signed_in: SignedIn) -> None:
    with structlog.testing.capture_logs() as logged:
        answer = signed_in("planner").post("/probe-accept/fault", headers={"Accept": "application/json"})
    assert answer.status_code == 500
    assert len(answer.json["reference"]) == 8
    told = next(entry for entry in logged if entry["event"] == "fault")
    assert (told["reference"], told["path"]) == (answer.json["reference"], "/probe-accept/fault")
    assert probe.FAULT_TEXT in str(told["exc_info"])


def test_a_fault_shows_people_nothing_of_the_machine(signed_in: SignedIn) -> None:
    answer = signed_in("planner").post("/probe-accept/fault")
    assert answer.status_code == 500
    for word in (probe.FAULT_TEXT, "Traceback", "RuntimeError", ".py"):
        assert word not in answer.text


def test_every_fault_has_a_reference_of_its_own(signed_in: SignedIn) -> None:
    planner = signed_in("planner")
    headers = {"Accept": "application/json"}
    said = {planner.post("/probe-accept/fault", headers=headers).json["reference"] for _ in range(3)}
    assert len(said) == 3


def test_a_body_over_11_mib_is_refused_in_words_and_in_json(signed_in: SignedIn) -> None:
    planner = signed_in("planner")
    big = {"file": "x" * (11 * 1024 * 1024)}
    page = planner.post("/probe-accept/now", big)
    assert page.status_code == 413
    assert "larger than the dashboard takes" in page.text
    said = planner.post("/probe-accept/now", big, headers={"Accept": "application/json"})
    assert (said.status_code, set(said.json)) == (413, {"errors", "reference"})


def test_the_page_of_an_error_offers_the_way_on(visitor: Visitor, signed_in: SignedIn) -> None:
    assert 'href="/"' in signed_in("member").get("/nothing").text
    assert 'href="/sign-in"' in visitor.post("/sign-in", headers={"Origin": "https://evil.example"}).text


def test_a_stale_form_says_what_to_do(signed_in: SignedIn) -> None:
    answer = signed_in("planner").send("POST", "/probe-accept/now", data={"csrf_token": "old"})
    assert answer.status_code == 400
    assert "Go back, reload the page and try again." in answer.text


def test_a_script_gets_json_when_a_form_is_stale(signed_in: SignedIn) -> None:
    sent = json.dumps({"output": "out.children"})
    answer = signed_in("planner").send(
        "POST", "/_dash-update-component", data=sent, content_type="application/json"
    )
    assert (answer.status_code, set(answer.json)) == (400, {"errors", "reference"})


@pytest.mark.parametrize("text", ["\x00", "half a letter \ud800"])
def test_text_that_cannot_be_kept_is_refused_at_the_door(signed_in: SignedIn, text: str) -> None:
    planner = signed_in("planner")
    deep: object = text
    for _ in range(300):
        deep = [deep]
    call = {
        "output": "out.children",
        "outputs": {"id": "out", "property": "children"},
        "inputs": [{"id": "in", "property": "value", "value": deep}],
        "state": [{"id": "kept", "property": "data", "value": 1}],
        "changedPropIds": [],
    }
    assert planner.call(call).status_code == 400
    call["inputs"][0]["value"] = "an ordinary line\nand \U0001f600"
    assert planner.call(call).status_code == 200


def test_a_form_or_address_with_a_nul_is_refused_at_the_door(signed_in: SignedIn) -> None:
    planner = signed_in("planner")
    for sent in ({"reason": "a\x00b"}, {"a\x00": "b"}, {"file": (io.BytesIO(b"x"), "a\x00.docx")}):
        answer = planner.post("/probe-accept/now", sent)
        assert answer.status_code == 400
        assert "cannot be kept" in answer.text
    assert planner.get("/probe?quarter=%00").status_code == 400
    assert planner.post("/probe-accept/now", {"reason": "caf\u00e9\r\n"}).status_code == 200
