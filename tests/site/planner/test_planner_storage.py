"""The planner's plan: what is stored, shared and imported, and that nothing of it is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.site.fixed_time import fix_time
from tests.site.page_monitor import PageMonitor
from tests.site.pages import none
from tests.site.planner.in_browser import (
    KEY,
    OWN,
    TWO,
    add_certification,
    held,
    import_plan,
    message,
    open_planner,
    stored_plan,
)

HOSTILE = "<img src=x onerror=alert(1)>"
OWN_HELD = {"radio-practitioner": "2025-05-05"}


@pytest.fixture
def own(home: str, window: Any) -> Any:
    """Open the planner on 23 November 2026 with a plan of one's own in the browser."""

    def open_own(entries: str = OWN, **settings: Any) -> Any:
        page = window(**settings)
        open_planner(page, home, entries)
        page.get_by_role("button", name="Keep this plan").click()
        return page

    return open_own


# A plan from a link


def test_shared_link_shows_the_plan_and_sends_it_nowhere(home: str, own: Any) -> None:
    """A copied link shows the plan in another browser and stores nothing; no request has an id of it."""
    page = own(TWO, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("Link copied").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{home}renewal/#{TWO}"
    other = own()
    requests: list[str] = []
    other.on("request", lambda request: requests.append(request.url))
    other.goto(link)
    other.get_by_text("A plan from a link").wait_for()
    assert other.locator("#plan-rows li").count() == 2
    assert held(other) == OWN_HELD
    assert [url for url in requests if "sky-practitioner" in url.partition("#")[0]] == []
    other.get_by_role("button", name="Back to my plan").click()
    assert other.locator("#plan-rows li").count() == 1
    assert "#" not in other.url


def test_shared_plan_says_nothing_about_storage(home: str, own: Any) -> None:
    """What a link brings isn't stored, so the sentence that the list stays in the browser is for one's own."""
    page = own()
    assert page.locator("#plan-stored").is_visible()
    open_planner(page, home, TWO)
    assert not page.locator("#plan-stored").is_visible()
    page.get_by_role("button", name="Back to my plan").click()
    assert page.locator("#plan-stored").is_visible()


def test_shared_plan_never_changes_the_stored_one(home: str, own: Any) -> None:
    """Whatever is done while a plan from a link is shown, one's own stays as it was."""
    page = own()
    before = stored_plan(page)
    actions: dict[str, Callable[[], object]] = {
        "add": lambda: add_certification(page, "Observer – Associate", "2025-05-02"),
        "change": lambda: page.get_by_label("Passed on: Sky Practitioner").fill("2025-01-01"),
        "remove": lambda: page.get_by_role("button", name="Remove Sky Practitioner").click(),
        "follow": lambda: page.get_by_label("Path").select_option("observer"),
        "start over": lambda: page.get_by_role("button", name="Start over").click(),
        "import": lambda: import_plan(page, '{"plan":1,"held":{"sky-practitioner":""}}'),
        "undo": lambda: [
            page.get_by_role("button", name="Remove Sky Practitioner").click(),
            page.get_by_role("button", name="Undo").click(),
        ],
    }
    for name, act in actions.items():
        open_planner(page, home, TWO)
        act()
        assert stored_plan(page) == before, name
    open_planner(page, home)
    assert page.locator("#plan-rows li").count() == 1


def test_keeping_a_shared_plan_can_be_undone(home: str, own: Any) -> None:
    """“Keep this plan” replaces one's own, and Undo brings it back."""
    page = own()
    open_planner(page, home, TWO)
    page.get_by_role("button", name="Keep this plan").click()
    assert len(held(page)) == 2
    page.get_by_role("button", name="Undo").click()
    assert held(page) == OWN_HELD


DAMAGED = {
    "entities": TWO.replace("&", "&amp;"),
    "escaped": TWO.replace("=", "%3D").replace("&", "%26"),
    "end of sentence": f"{TWO}).",
    "bracket": f"{TWO}%3E",
    "blank": TWO.replace("&solar", "&%20solar"),
    "line break": TWO.replace("&solar", "%0D%0A&solar"),
}


def test_link_damaged_by_mail_is_read(home: str, window: Any) -> None:
    """A link that chats or mail have changed shows the same plan."""
    page = window()
    for damage, fragment in DAMAGED.items():
        open_planner(page, home, fragment)
        days = page.locator("#plan-rows input").evaluate_all("fields => fields.map(field => [field.name, field.value])")
        assert days == [["sky-practitioner", "2024-03-14"], ["solar-safety-specialty", "2025-05-02"]], damage
        assert message(page) == "", damage


UNREADABLE = [f"plan={HOSTILE}", f"plan=1&{HOSTILE}={HOSTILE}&follow={HOSTILE}", "plan=", "plan=1", "plan=1&&&=&%"]


def test_unreadable_link_is_reported_and_changes_nothing(home: str, own: Any) -> None:
    """A link without a readable certification is reported; no markup of it gets into the page."""
    page = own()
    watcher = PageMonitor(page, home)
    for fragment in UNREADABLE:
        open_planner(page, home, fragment)
        assert "Nothing was changed." in message(page), fragment
        assert page.locator("#plan img").count() == 0, fragment
        assert page.locator("#plan-rows li").count() == 1, fragment
        assert held(page) == OWN_HELD, fragment
    none(watcher.errors)


def test_link_that_was_cut_off_says_what_is_missing(home: str, window: Any) -> None:
    """Of a link whose end is missing, the rest is shown, and the page names what it can't read."""
    page = window()
    open_planner(page, home, TWO[:-3])
    assert message(page) == "Left out, because we can’t read it: “the date of solar-safety-specialty”."
    assert page.locator("#plan-rows li").count() == 2


# Two tabs and several guides


def second_tab(page: Any, home: str) -> Any:
    """Open the planner in another tab of the same browser."""
    tab = page.context.new_page()
    fix_time(tab, "2026-11-23T12:00:00")
    open_planner(tab, home)
    return tab


def test_changes_in_two_tabs_are_both_kept(home: str, own: Any) -> None:
    """A certification added in each of two tabs is in the stored plan and in both tabs."""
    first = own()
    second = second_tab(first, home)
    add_certification(first, "Sky Practitioner", "2024-03-14")
    add_certification(second, "Observer – Associate", "2025-05-02")
    assert set(held(first)) == {"radio-practitioner", "sky-practitioner", "observer-associate"}
    first.locator("#plan-rows li").nth(2).wait_for()


def test_plan_deleted_in_one_tab_does_not_return_from_another(home: str, own: Any) -> None:
    """After Start over in one tab, a change in the other stores only that change."""
    first = own()
    second = second_tab(first, home)
    first.get_by_role("button", name="Start over").click()
    add_certification(second, "Sky Practitioner", "2024-03-14")
    assert held(second) == {"sky-practitioner": "2024-03-14"}


def test_undo_does_not_overwrite_a_change_in_another_tab(home: str, own: Any) -> None:
    """What another tab has saved since stays, and the page says why nothing was undone."""
    first = own()
    second = second_tab(first, home)
    first.get_by_role("button", name="Start over").click()
    add_certification(second, "Sky Practitioner", "2024-03-14")
    first.get_by_role("button", name="Undo").click()
    assert "changed in another tab" in message(first)
    assert held(first) == {"sky-practitioner": "2024-03-14"}


def test_storage_key_has_the_path_of_the_guide(home: str, own: Any) -> None:
    """The plan of another guide on the same host is neither read nor deleted."""
    page = own()
    page.evaluate("localStorage.setItem('plan:/other/', 'theirs')")
    page.get_by_role("button", name="Start over").click()
    assert page.evaluate("Object.entries(localStorage).filter(([key]) => key.startsWith('plan'))") == [
        ["plan:/other/", "theirs"]
    ]


# Deleting, and storage that fails


def test_start_over_deletes_the_plan_and_can_be_undone(own: Any) -> None:
    """Start over removes the plan from the browser, and Undo brings it back."""
    page = own()
    before = stored_plan(page)
    page.get_by_role("button", name="Start over").click()
    assert stored_plan(page) is None
    assert "Your plan is deleted." in message(page)
    page.get_by_role("button", name="Undo").click()
    assert stored_plan(page) == before
    assert page.locator("#plan-rows li").count() == 1


def test_removed_row_can_be_restored(own: Any) -> None:
    """A removed certification comes back with its day."""
    page = own()
    page.get_by_role("button", name="Remove Radio Practitioner").click()
    assert held(page) == {}
    page.get_by_role("button", name="Undo").click()
    assert held(page) == OWN_HELD


@pytest.mark.parametrize("text", ["{", '{"plan":99,"held":{}}'], ids=["damaged", "newer version"])
def test_stored_plan_that_cannot_be_read_is_not_overwritten(home: str, window: Any, text: str) -> None:
    """A change isn't saved over a plan that can't be read; only Start over deletes it, and Undo restores it."""
    page = window()
    open_planner(page, home)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    open_planner(page, home)
    add_certification(page, "Sky Practitioner")
    assert "to keep your earlier plan" in message(page)
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == text
    page.get_by_role("button", name="Start over").click()
    assert page.evaluate("key => localStorage.getItem(key)", KEY) is None
    page.get_by_role("button", name="Undo").click()
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == text


def test_full_storage_is_reported(home: str, window: Any) -> None:
    """The planner works without storage, keeps what is added and says that nothing is saved."""
    page = window()
    open_planner(page, home)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")
    add_certification(page, "Sky Practitioner")
    add_certification(page, "Observer – Associate")
    assert "This browser saves nothing" in message(page)
    assert page.locator("#plan-rows li").count() == 2


# Download and import


def test_downloaded_plan_is_imported_unchanged(own: Any, window: Any, home: str) -> None:
    """A downloaded plan can be imported in another browser, unknown ids included."""
    page = own(f"{TWO}&no-such-thing=2025-01-01")
    assert "1 more that this guide doesn’t know" in page.locator("#plan-aside").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    text = download.value.path().read_text(encoding="utf-8")
    other = window()
    open_planner(other, home)
    assert import_plan(other, text).startswith("Imported.")
    assert stored_plan(other) == json.loads(text)
    assert json.loads(text)["held"]["no-such-thing"] == "2025-01-01"


def test_former_ids_are_mapped_on_import(modules: Any) -> None:
    """A former id is imported as the current one; names of JavaScript's own properties aren't."""
    result = modules.evaluate(
        """async () => {
            const store = await import(new URL("../source/plan-store.js", location.href))
            const catalog = {ids: new Set(["new"]), aliases: {old: "new"}, follows: new Set(["roadmap"])}
            const text = '{"plan":1,"held":{"old":"2025-01-01","constructor":"2025-01-01","__proto__":"2025-01-01"}}'
            const {plan, dropped} = store.fromText(text, catalog)
            return [[...plan.held], [...plan.aside], dropped]
        }"""
    )
    assert result == [[["new", "2025-01-01"]], [["constructor", "2025-01-01"]], ["__proto__"]]


def test_invalid_file_is_refused_and_changes_nothing(own: Any) -> None:
    """An invalid file is refused with a message, and the plan stays as it was."""
    page = own()
    before = stored_plan(page)
    for text, problem in (
        ("", "damaged"),
        ("{", "damaged"),
        ("null", "a list from this page"),
        ("[]", "a list from this page"),
        ('{"plan":1}', "damaged"),
        ('{"plan":1,"held":["sky-practitioner"]}', "damaged"),
        ('{"plan":1,"held":{}}', "It has no certification that we know."),
        ('{"plan":1,"held":{"SKY-PRACTITIONER":"2024-03-14"}}', "It has no certification that we know."),
        ('{"plan":1,"held":{"left-pad":"2024-03-14"}}', "It has no certification that we know."),
        ('{"plan":99,"held":{}}', "newer version"),
        ("x" * 100001, "too large"),
    ):
        output = import_plan(page, text)
        assert problem in output, text[:100]
        assert "Nothing was changed" in output, text[:100]
        assert stored_plan(page) == before, text[:100]
        assert page.locator("#plan-rows li").count() == 1, text[:100]


def test_partial_import_names_what_is_left_out(home: str, own: Any) -> None:
    """Entries that can't be read are named as text, the rest is imported, and Undo brings the earlier plan back."""
    page = own()
    watcher = PageMonitor(page, home)
    entries = {HOSTILE: HOSTILE, "sky-practitioner": HOSTILE, "x" * 200: "", "observer-associate": 7}
    output = import_plan(page, json.dumps({"plan": 1, "follow": HOSTILE, "held": entries}))
    assert f"Left out, because we can’t read it: “{HOSTILE}”, “the date of sky-practitioner”" in output
    assert "and 1 more" in output
    assert page.locator("#plan img").count() == 0
    assert held(page) == {"sky-practitioner": "", "observer-associate": ""}
    page.get_by_role("button", name="Undo").click()
    assert held(page) == OWN_HELD
    none(watcher.errors)
