"""The reader's plan in a browser: its states, its import and export, and hostile input."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.site.page_monitor import PageMonitor
from tests.site.pages import RenderedSite, none
from tests.site.script_modules import serve_modules

TWO = "plan=1&follow=roadmap&sky-practitioner=2024-03-14&telescope-designer-associate=2025-05-02"
STORED = "localStorage.getItem(`plan:${new URL('../', location.href).pathname}`)"
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def plan(home: str, window: Any) -> Any:
    """Open the plan on 23 November 2026, with the entries of a link already saved."""

    def open_plan(entries: str = "", **settings: Any) -> Any:
        page = window(**settings)
        page.clock.set_fixed_time("2026-11-23T12:00:00")
        serve_modules(page)
        if entries:
            page.goto(f"{home}renewal/#{entries}")
            page.get_by_role("button", name="Keep it here").click()
            page.goto("about:blank")
        page.goto(f"{home}renewal/")
        page.locator("#plan[data-ready]").wait_for()
        return page

    return open_plan


def import_plan(page: Any, text: str) -> str:
    """Import a file and return the page's message."""
    change = page.get_by_role("button", name="Change my certifications")
    if change.is_visible():
        change.click()
    page.evaluate("document.getElementById('plan-said').textContent = ''")
    file = {"name": "plan.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator("#plan-file").set_input_files(file)
    page.wait_for_function("document.getElementById('plan-said').textContent")
    return str(page.locator("#plan-said").inner_text())


def row_text(page: Any, name: str) -> str:
    return " ".join(page.locator("#plan-rows tr", has_text=name).first.inner_text().split())


def normalized_text(part: Any) -> str:
    return " ".join(part.inner_text().split())


def test_free_renewal_replaces_an_exam(plan: Any) -> None:
    """Sky Practitioner alone is renewed with the free game, which the renewal page describes."""
    page = plan("plan=1&sky-practitioner=2024-03-14")
    renewals = page.locator("#plan-renewals")
    assert "Free Vega Sky Quest: Recertify Sky Practitioner renews Sky Practitioner. Free." in normalized_text(renewals)
    assert renewals.get_by_role("link").get_attribute("href") == "../renewal/#sky-quest"
    assert "Renewal" not in page.locator("#plan-figures").inner_text()


def stored_plan(page: Any) -> Any:
    """Return the plan that the browser stores for this site; None without one."""
    return json.loads(page.evaluate(STORED) or "null")


def test_empty_plan_leads_to_the_first_step(plan: Any) -> None:
    """An empty plan explains where it is stored, and then shows the first step of the roadmap."""
    page = plan()
    assert page.get_by_text("Select your certifications").is_visible()
    assert "stay in this browser" in page.locator("#plan-empty").inner_text()
    page.get_by_role("button", name="I’m starting from scratch").click()
    assert "You have no certifications yet." in page.locator("#plan-progress").inner_text()
    assert page.locator("#plan-next .step").first.get_attribute("data-number") == "1"
    page.reload()
    assert page.locator("#plan-shown").is_visible()


def test_plan_works_by_keyboard_and_survives_a_reload(plan: Any) -> None:
    """A credential and its date can be entered without a mouse, and are there after a reload."""
    page = plan()
    box = page.get_by_role("checkbox", name="Sky Practitioner", exact=True)
    box.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("03142024")
    assert stored_plan(page)["held"] == {"sky-practitioner": "2024-03-14"}
    page.keyboard.press("Enter")
    assert "14 March 2027" in row_text(page, "Sky Practitioner").replace("\xa0", " ")
    assert "Under four months left" in row_text(page, "Sky Practitioner")
    assert page.evaluate("document.activeElement.id") == "expiry-dates"
    page.reload()
    assert page.locator("#plan-rows tr").count() == 1
    assert "1 of 13 current certifications" in page.locator("#plan-progress").inner_text()


def test_two_credentials_show_expiry_renewal_and_next_steps(plan: Any) -> None:
    """The plan shows expiry dates, renewals with deadlines, next steps and prices."""
    page = plan(TWO)
    renewals = page.locator("#plan-renewals").inner_text().replace("\xa0", " ")
    assert "By 14 March 2027" in renewals
    assert "renews Sky Practitioner and Telescope Designer – Associate. 150 USD, with a discount 75 USD" in renewals
    todo = row_text(page, "One-year").replace("\xa0", " ")
    assert "Or 1 year more: One-year maintenance, from 2 February 2028." in todo
    assert "Or 3 years more, free: Vega Sky Quest" in row_text(page, "Sky Practitioner")
    assert "Total 600 USD, 375 USD with discounts" in normalized_text(page.locator("#plan-next .step").nth(1))
    page.get_by_label("Follow").select_option("observer")
    assert "450 USD, 300 USD with discounts" in normalized_text(page.locator("#plan-figures"))
    assert page.locator("#plan-next .step").count()
    assert "With an unused discount" in page.locator("#plan-figures").inner_text()
    assert stored_plan(page)["follow"] == "observer"


def test_all_credentials_leave_only_renewals(plan: Any, site: RenderedSite) -> None:
    """With every credential held, no step is left, and renewals are."""
    page = plan("&".join(["plan=1", *(f"{credential_id}=" for credential_id in site.by_id)]))
    assert page.locator("#plan-rows tr").count() == len(site.by_id)
    assert "13 of 13 current certifications" in page.locator("#plan-progress").inner_text()
    assert "You hold everything on the roadmap" in page.locator("#plan-next").inner_text()
    assert page.locator("#plan-renewals dt").count() > 1


def test_expired_credentials_do_not_count(plan: Any) -> None:
    """Expired credentials don't count, and the plan shows how to earn them again."""
    page = plan("plan=1&sky-practitioner=2018-03-14&star-counts-specialty=2018-03-14")
    assert "Expired Pass the exam again." in row_text(page, "Sky Practitioner")
    assert "You can't take it any more. Take Archive Engineer – Associate instead." in row_text(page, "Star Counts")
    assert "0 of 13 current certifications" in page.locator("#plan-progress").inner_text()
    assert page.locator("#plan-renewing").is_hidden()


def test_renamed_credential_counts_as_its_replacement(plan: Any) -> None:
    """A credential under its former name counts, and its replacement renews it."""
    page = plan("plan=1&dome-keeper-associate=2025-05-02")
    assert "2 May 2028" in row_text(page, "Dome Keeper").replace("\xa0", " ")
    assert "Dome Engineer – Associate renews" in page.locator("#plan-renewals").inner_text()
    assert "1 of 13" in page.locator("#plan-progress").inner_text()


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2027-01-01", "This day is in the future"),
        ("2001-01-01", "There was no such exam before"),
    ],
)
def test_impossible_date_is_reported_and_not_used(plan: Any, day: str, message: str) -> None:
    """A date in the future or before the exam existed is reported, and no expiry is computed."""
    page = plan(f"plan=1&radio-practitioner={day}")
    assert "Check the date" in row_text(page, "Radio Practitioner")
    assert message in row_text(page, "Radio Practitioner")
    assert "not known" in row_text(page, "Radio Practitioner")
    page.get_by_role("button", name="Change my certifications").click()
    assert message in page.locator(".field-error").inner_text()


def test_expiry_date_can_be_turned_into_the_day_of_passing(plan: Any) -> None:
    """Readers who enter the day of expiry are offered the day of passing, and the plan uses it."""
    page = plan("plan=1&sky-practitioner=2027-01-31")
    page.get_by_role("button", name="Change my certifications").click()
    page.get_by_role("button", name="I passed on 31 January 2024").click()
    assert page.locator("#day-sky-practitioner").input_value() == "2024-01-31"
    assert page.locator(".field-error").count() == 0
    page.get_by_role("button", name="Show my plan").click()
    assert "31 January 2027" in row_text(page, "Sky Practitioner").replace("\xa0", " ")


def test_downloaded_plan_is_imported_unchanged(plan: Any) -> None:
    """A downloaded plan can be imported in another browser, unknown ids included."""
    page = plan(f"{TWO}&no-such-thing=2025-01-01")
    assert "1 more that this guide doesn't know" in page.locator("#plan-progress").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    text = download.value.path().read_text(encoding="utf-8")
    other = plan()
    assert import_plan(other, text) == "Imported. Saved in this browser."
    assert stored_plan(other) == json.loads(text)
    assert json.loads(text)["held"]["no-such-thing"] == "2025-01-01"


def test_former_ids_are_mapped_on_import(home: str, plan: Any) -> None:
    """A former id is imported as the current one; names of JavaScript's own properties aren't."""
    result = plan().evaluate(
        """async () => {
            const store = await import(new URL("../source/plan-store.js", location.href))
            const catalog = {ids: new Set(["new"]), aliases: {old: "new"}, follows: new Set(["roadmap"])}
            const text = '{"plan":1,"held":{"old":"2025-01-01","constructor":"2025-01-01","__proto__":"2025-01-01"}}'
            const {plan, dropped} = store.fromText(text, catalog)
            return [[...plan.held], [...plan.aside], dropped]
        }"""
    )
    assert result == [[["new", "2025-01-01"]], [["constructor", "2025-01-01"]], 1]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "damaged"),
        ("{", "damaged"),
        ("null", "not a plan"),
        ("[]", "not a plan"),
        ('{"plan":1}', "damaged"),
        ('{"plan":99,"held":{}}', "newer version"),
        ("x" * 100001, "too large"),
    ],
)
def test_invalid_file_is_refused_and_changes_nothing(plan: Any, text: str, message: str) -> None:
    """An invalid file is refused with a message, and the plan stays as it was."""
    page = plan(TWO)
    before = stored_plan(page)
    output = import_plan(page, text)
    assert message in output
    assert "Nothing was changed" in output
    assert stored_plan(page) == before


def test_markup_in_files_and_links_is_dropped(home: str, plan: Any) -> None:
    """Markup in a file or a link is dropped and reported; none of it gets into the page."""
    page = plan()
    watcher = PageMonitor(page, home)
    held = {HOSTILE: HOSTILE, "sky-practitioner": HOSTILE, "x" * 200: "", "radio-practitioner": 7}
    message = import_plan(page, json.dumps({"plan": 1, "follow": HOSTILE, "held": held}))
    assert "4 of its entries can't be read" in message
    for fragment in (
        f"plan={HOSTILE}",
        f"plan=1&{HOSTILE}={HOSTILE}&follow={HOSTILE}",
        "plan=",
        "plan=1&&&=&%",
        "plan=2",
    ):
        page.goto("about:blank")
        page.goto(f"{home}renewal/#{fragment}")
        assert page.locator("#plan-said").inner_text()
        assert page.locator("#plan img").count() == 0
    none(watcher.errors)


def test_shared_link_shows_the_plan_without_storing_it(home: str, plan: Any) -> None:
    """A shared link shows the plan in another browser, sends it nowhere and stores nothing until asked."""
    page = plan(TWO, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("Link copied").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{home}renewal/#{TWO}"
    other = plan("plan=1&radio-practitioner=2025-05-05")
    requests: list[str] = []
    other.on("request", lambda request: requests.append(request.url))
    own_plan = stored_plan(other)
    other.goto(link)
    other.get_by_text("A plan from a link", exact=True).wait_for()
    assert other.locator("#plan-rows tr").count() == 2
    assert stored_plan(other) == own_plan
    assert [url for url in requests if "sky-practitioner" in url.partition("#")[0]] == []
    other.get_by_role("button", name="Back to mine").click()
    assert "Radio Practitioner" in row_text(other, "AI")
    assert "#" not in other.url


def test_start_over_deletes_the_stored_plan(plan: Any) -> None:
    """Start over removes the plan from the browser."""
    page = plan(TWO)
    page.get_by_role("button", name="Start over").click()
    assert stored_plan(page) is None
    assert page.get_by_text("Select your certifications").is_visible()
    assert "Your plan is deleted" in page.locator("#plan-said").inner_text()
    assert page.evaluate("document.activeElement.id") == "what-i-hold"


def test_undo_restores_the_deleted_plan(plan: Any) -> None:
    """Undo after Start over shows and stores the plan again."""
    page = plan(TWO)
    before = stored_plan(page)
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Undo").click()
    assert stored_plan(page) == before
    assert page.locator("#plan-rows tr").count() == 2
    assert "deleted" not in page.locator("#plan-said").inner_text()


def test_full_storage_is_reported(plan: Any) -> None:
    """The plan works without storage, and a message says that nothing is stored."""
    page = plan()
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")
    page.get_by_role("checkbox", name="Sky Practitioner", exact=True).check()
    assert "saves nothing" in page.locator("#plan-said").inner_text()


def test_calendar_file_follows_rfc_5545(plan: Any) -> None:
    """The file has whole-day events, reminders, stable ids and short lines."""
    page = plan(TWO)
    files = []
    for _ in range(2):
        with page.expect_download() as download:
            page.get_by_role("button", name="Add to calendar").click()
        files.append(download.value.path().read_bytes())
    assert files[0] == files[1]
    assert download.value.suggested_filename == "plan.ics"
    assert b"\n" not in files[0].replace(b"\r\n", b"")
    assert max(map(len, files[0].split(b"\r\n"))) <= 75
    lines = files[0].decode().replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 3
    assert "DTSTART;VALUE=DATE:20270314" in lines
    assert "DTSTART;VALUE=DATE:20280502" in lines
    assert "TRIGGER:-P89DT15H" in lines  # at nine in the morning, 90 days before
    assert "TRIGGER:-P29DT15H" in lines
    ids = [line for line in lines if line.startswith("UID:")]
    assert len(set(ids)) == 3
    assert all(re.fullmatch(r"[A-Z;=-]+:.*", line) for line in lines[:-1])


def test_calendar_text_is_escaped_and_folded(plan: Any) -> None:
    """Commas, semicolons, backslashes and line breaks are escaped; folding splits no character."""
    text = plan().evaluate(
        """async () => {
            const {writeCalendar} = await import(new URL("../source/calendar.js", location.href))
            const title = "a,b;c\\\\d\\n" + "é🦀".repeat(60)
            const entry = {id: "x", day: "2028-02-28", title, text: "s", before: []}
            return writeCalendar([entry], "h", "2026-11-23", "https://h/")
        }"""
    )
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "SUMMARY:a\\,b\\;c\\\\d\\n" + "é🦀" * 60 in text.replace("\r\n ", "")
    assert "DTEND;VALUE=DATE:20280229" in text


def test_plan_prints_on_one_page(plan: Any, site: RenderedSite) -> None:
    """Two credentials and all bookable ones print on one page each."""
    dates = dict.fromkeys(sorted(site.bookable()), "2026-11-01")
    for entries in (TWO, "&".join(["plan=1", *(f"{credential_id}={day}" for credential_id, day in dates.items())])):
        page = plan(entries)
        assert page.pdf(format="A4").count(b"/Type /Page\n") == 1


def test_page_without_javascript_shows_the_table_and_no_form(home: str, window: Any) -> None:
    """Without JavaScript the page explains what it needs and shows the table of renewals, and no controls."""
    page = window(java_script_enabled=False)
    page.goto(f"{home}renewal/")
    assert page.get_by_text("The planner needs JavaScript").is_visible()
    assert "use the table below" in page.locator("#plan .scriptless").inner_text()
    assert page.locator("#what-renews-what ~ * #renews-sky-practitioner").is_visible()
    assert not page.get_by_role("button", name="Show my plan").is_visible()
    assert not page.get_by_role("checkbox", name="Sky Practitioner", exact=True).is_visible()


def test_courses_are_folded_unless_the_reader_has_them(plan: Any) -> None:
    """Courses and badges are in a closed fold, which is open if one of them is selected."""
    fold = "#plan-form > details.folded"
    page = plan()
    assert page.locator(fold).get_attribute("open") is None
    course = page.locator(f"{fold} [type=checkbox]").first
    assert not course.is_visible()
    page = plan(f"plan=1&{course.get_attribute('value')}=2025-05-02")
    page.get_by_role("button", name="Change my certifications").click()
    assert page.locator(f"{fold} [type=checkbox]").first.is_checked()
    assert page.locator(f"{fold} [type=checkbox]").first.is_visible()


def test_plan_data_is_fetched_once(home: str, window: Any) -> None:
    """The page preloads its data, and the script uses that response."""
    page = window()
    watcher = PageMonitor(page, home)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url.partition("?")[0]))
    page.goto(f"{home}renewal/", wait_until="networkidle")
    assert requests.count(f"{home}api/v1/plan.json") == 1
    assert page.locator("#plan[data-ready]").count() == 1
    page.wait_for_timeout(3500)  # a browser complains of what it fetched ahead and nobody took
    none(watcher.errors)


@pytest.mark.parametrize("failure", ["gone", "damaged", "offline"])
def test_failed_data_request_offers_a_retry(home: str, window: Any, failure: str) -> None:
    """Without its data, the page shows an alert, leaves the stored plan alone and offers to try again."""
    page = window()
    page.goto(f"{home}renewal/")
    page.get_by_role("checkbox", name="Sky Practitioner", exact=True).check()
    before = stored_plan(page)
    handlers = {
        "gone": lambda route: route.fulfill(status=404, body="no"),
        "damaged": lambda route: route.fulfill(status=200, body='{"document": "pl'),
        "offline": lambda route: route.abort(),
    }
    page.route("**/plan.json*", handlers[failure])
    page.goto(f"{home}renewal/?again")
    assert page.get_by_role("alert").inner_text().startswith("The planner couldn’t load")
    assert not page.get_by_role("checkbox", name="Sky Practitioner", exact=True).is_visible()
    assert stored_plan(page) == before
    page.unroute("**/plan.json*")
    page.get_by_role("link", name="Try again").click()
    page.locator("#plan-rows tr").wait_for()


def test_controls_are_hidden_until_the_data_arrives(home: str, window: Any) -> None:
    """While the data loads, checkboxes and buttons are hidden."""
    page = window()
    waiting: list[Any] = []
    page.route("**/plan.css", _wait_without_limit)
    page.route("**/plan.json*", lambda route: waiting.append(route))
    page.goto(f"{home}renewal/", wait_until="domcontentloaded")
    box = page.get_by_role("checkbox", name="Sky Practitioner", exact=True)
    assert not box.is_visible()
    while waiting:
        waiting.pop().continue_()
    box.wait_for(state="visible")
    box.check()
    assert stored_plan(page)["held"] == {"sky-practitioner": ""}


def _wait_without_limit(route: Any) -> None:
    """Serve the page's style sheet with a waiting time longer than any test."""
    response = route.fetch()
    assert "plan-wait 2s" in response.text()
    route.fulfill(response=response, body=response.text().replace("plan-wait 2s", "plan-wait 999s"))
