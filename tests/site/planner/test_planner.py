"""The planner in a browser: what it says about dates, renewals and next steps."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.site.page_monitor import PageMonitor
from tests.site.pages import RenderedSite, none
from tests.site.planner.in_browser import TWO, add_certification, day_entry, held, open_planner, plain, stored_plan


@pytest.fixture
def plan(home: str, window: Any) -> Any:
    """Open a plan on 23 November 2026, stored in the browser."""

    def open_plan(entries: str = "", **settings: Any) -> Any:
        page = window(**settings)
        open_planner(page, home, entries)
        if entries:
            page.get_by_role("button", name="Keep this plan").click()
        return page

    return open_plan


def test_empty_plan_offers_the_situations(plan: Any) -> None:
    """Without certifications the page says what it does, shows no plan and leads to the situations."""
    page = plan()
    assert "stays in this browser" in plain(page.locator("#plan-form"))
    assert not page.locator("#plan-shown").is_visible()
    assert not page.locator("#plan-card").is_visible()
    page.get_by_role("link", name="I’m starting from scratch").click()
    page.wait_for_url("**/guide/")


def test_plan_works_by_keyboard_and_survives_a_reload(plan: Any) -> None:
    """A certification and its date can be entered without a mouse, and are there after a reload."""
    page = plan()
    page.get_by_label("Add a certification").focus()
    page.keyboard.type("Sky Pr")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "day-sky-practitioner"
    page.keyboard.type("03142024")
    assert held(page) == {"sky-practitioner": "2024-03-14"}
    assert page.evaluate("document.activeElement.id") == "day-sky-practitioner"
    assert day_entry(page, "Sky Practitioner").startswith("14 March 2027 in 111 days")
    page.reload()
    page.locator("#plan[data-ready]").wait_for()
    assert page.locator("#plan-rows li").count() == 1
    assert page.locator("#plan-days > li").count() == 1


def test_card_sums_what_is_due_within_a_year(plan: Any) -> None:
    """The card has the price of what is due, each part with its day, and the price of all."""
    page = plan("plan=1&solar-safety-specialty=2024-03-14&telescope-designer-associate=2025-05-02")
    card = plain(page.locator("#plan-card"))
    assert "Cheapest way to renew what expires by 23 November 2027 300 USD before tax" in card
    assert "150 USD with an unused 50% discount" in card
    assert "By 14 March 2027 Solar Safety – Specialty, 300 USD To renew all you hold once: 450 USD" in card
    assert "Telescope Designer" not in card


def test_free_renewal_comes_before_an_exam(plan: Any) -> None:
    """A free way renews what it can on its own day, and the button leads to how it works."""
    page = plan(TWO)
    assert "Free By 14 March 2027 Sky Practitioner, free with Vega Sky Quest" in plain(page.locator("#plan-card"))
    entry = day_entry(page, "Sky Practitioner")
    assert (
        "Complete “Vega Sky Quest: Recertify Sky Practitioner”. It is open now and gives 3 years more, free." in entry
    )
    assert "Or pass it again, 100 USD." in entry
    link = page.get_by_role("link", name="See how it works")
    assert link.get_attribute("href") == "../renewal/#sky-quest"
    link.click()
    assert page.locator("#sky-quest").is_visible()


def test_only_the_first_due_has_a_button(plan: Any) -> None:
    """Of two that are due, the first has the button, which leads to its exam."""
    page = plan("plan=1&telescope-designer-associate=2024-05-02&solar-safety-specialty=2024-03-14")
    assert page.locator("#plan-days .button").count() == 1
    link = page.locator("#plan-days > li").first.get_by_role("link", name="Study and book")
    assert link.get_attribute("href") == "../credentials/solar-safety-specialty/"


def test_exam_that_renews_two_is_priced_once(plan: Any) -> None:
    """Where a higher exam renews another certification, only the first due has the price."""
    page = plan("plan=1&survey-engineer-professional=2024-01-10&observer-associate=2024-06-01")
    first, second = day_entry(page, "Survey Engineer"), day_entry(page, "Observer")
    assert "Pass it again. 300 USD." in first
    assert "Pass Survey Engineer – Professional by 10 January 2027. It renews this one too." in second
    assert "Professional, 300 USD" not in second


def test_higher_exam_that_is_held_is_passed_again(plan: Any) -> None:
    """The row of a higher exam that renews an earlier one too asks for no newer version of it, and has its price."""
    page = plan("plan=1&telescope-designer-associate=2024-05-02&telescope-designer-professional=2024-10-01")
    own = day_entry(page, "Telescope Designer – Professional")
    assert "Pass it again by 1 October 2027. 300 USD." in own
    assert "newer version" not in own
    assert "renews this one" not in own


def test_equal_price_leaves_each_renewal_for_its_own_day(plan: Any) -> None:
    """Two exams on their own days come before one exam for the same price that hurries the second."""
    page = plan("plan=1&observer-associate=2024-03-14&dome-engineer-associate=2025-12-01")
    assert "Pass it again. 150 USD." in day_entry(page, "Observer")
    assert day_entry(page, "Dome Engineer").endswith("Nothing to do yet. Later: pass it again. 150 USD.")


def test_exam_that_ends_is_due_before_its_last_day(plan: Any) -> None:
    """An exam with a last day must be passed by then, although the certification expires later."""
    entry = day_entry(plan("plan=1&long-baseline-arrays-specialty=2025-05-05"), "Long Baseline Arrays")
    assert entry.startswith("5 May 2028")
    assert "Pass it again. 300 USD. You can take it until 31 December 2026." in entry


def test_other_ways_are_links_with_their_opening_day(plan: Any) -> None:
    """A renewal without an exam is named beside the exam, with a link to how it works."""
    page = plan("plan=1&observer-associate=2024-06-01")
    assert "Or One-year maintenance: open from 3 March 2027, 1 year more, price not known." in day_entry(
        page, "Observer"
    )
    link = page.locator("#plan-days").get_by_role("link", name="One-year maintenance")
    assert link.get_attribute("href") == "../renewal/#maintain"


def test_expired_certification_does_not_count(plan: Any) -> None:
    """Expired certifications aren't renewed; the plan says how to earn them again."""
    page = plan("plan=1&sky-practitioner=2018-03-14&star-counts-specialty=2018-03-14")
    assert "expired Sky Practitioner Pass it again." in day_entry(page, "Sky Practitioner")
    assert "You can’t take it any more. Take Archive Engineer – Associate instead." in day_entry(page, "Star Counts")
    assert not page.locator("#plan-card").is_visible()


def test_former_name_is_renewed_by_its_replacement(plan: Any) -> None:
    """A certification under its former name is renewed by the exam that replaced it."""
    entry = day_entry(plan("plan=1&dome-keeper-associate=2024-05-02"), "Dome Keeper")
    assert "Pass Dome Engineer – Associate. 150 USD." in entry


def test_renamed_credential_that_never_expires_has_its_name_of_today(plan: Any) -> None:
    """Nothing is to be done, nor taken instead."""
    entry = day_entry(plan("plan=1&vega-technical-professional=2020-05-02"), "Vega Technical Professional")
    assert "Nothing to do. Its name today is Vega Partner" in entry
    assert "instead" not in entry


def test_retired_credential_that_never_expires_leaves_nothing_to_do(plan: Any) -> None:
    """It stays valid, so nothing has to be taken instead."""
    entry = day_entry(plan("plan=1&vega-stp-foundations-technical="), "Vega STP")
    assert entry.endswith("Nothing to do.")


def test_day_of_passing_is_asked_for_only_where_an_expiry_date_follows(plan: Any) -> None:
    """Where the validity isn't known, the day would show nothing."""
    page = plan("plan=1&vega-knowledge-badges=&sky-practitioner=")
    assert "We don’t know how long it is valid." in day_entry(page, "Knowledge badges")
    assert "Add the day you passed." not in day_entry(page, "Knowledge badges")
    assert "Add the day you passed." in day_entry(page, "Sky Practitioner")


def test_card_says_what_its_sum_is_for(plan: Any) -> None:
    """Where an exam that is due renews what expires later too, the sum isn't called the cheapest for what is due."""
    card = plain(plan("plan=1&observer-associate=2025-10-01").locator("#plan-card"))
    assert "By 23 November 2027 Nothing is due" in card
    held = "observer-associate=2024-06-01&dome-engineer-associate=2025-12-01&survey-engineer-professional=2024-01-10"
    card = plain(plan(f"plan=1&{held}").locator("#plan-card"))
    assert "Cheapest way to renew all you hold: due by 23 November 2027 300 USD" in card


def test_note_on_renewals_is_for_what_the_reader_holds(plan: Any) -> None:
    """The note on a way to renew without a price shows only if it renews what the reader holds."""
    assert plan("plan=1&observer-associate=2024-06-01").locator("#uncounted p:visible").count() == 1
    assert plan("plan=1&sky-practitioner=2024-03-14").locator("#uncounted p:visible").count() == 0


def test_impossible_date_is_reported_and_not_used(plan: Any) -> None:
    """A date in the future or before the exam existed is reported beside its field, and no expiry is computed."""
    page = plan("plan=1&radio-practitioner=2025-05-05&star-counts-specialty=2026-05-05")
    assert "The last exam day was" in day_entry(page, "Star Counts")
    assert page.locator("#problem-star-counts-specialty").inner_text().endswith(". Check the date.")
    field = page.get_by_label("Passed on: Radio Practitioner")
    for day, problem in (
        ("2027-01-01", "This day is in the future."),
        ("2001-01-01", "It didn’t exist before"),
    ):
        field.fill(day)
        entry = day_entry(page, "Radio Practitioner")
        assert entry.startswith("Not known"), day
        assert problem in entry
        assert problem in page.locator(f"#{field.get_attribute('aria-describedby')}").inner_text()


def test_expiry_date_can_be_turned_into_the_day_of_passing(plan: Any) -> None:
    """Readers who enter the day of expiry are offered the day of passing, and the plan uses it."""
    page = plan("plan=1&sky-practitioner=2027-01-31")
    page.get_by_role("button", name="Use it as the expiry date (passed on 31 January 2024)").click()
    assert held(page) == {"sky-practitioner": "2024-01-31"}
    assert page.get_by_label("Passed on: Sky Practitioner").input_value() == "2024-01-31"
    assert page.locator(".field-error").count() == 0
    assert day_entry(page, "Sky Practitioner").startswith("31 January 2027")


def test_next_steps_follow_the_paths_the_reader_is_on(plan: Any) -> None:
    """The next steps are those of the situations on whose path the reader is, and change with the choice of a path."""
    page = plan("plan=1&telescope-designer-associate=2025-05-02")
    steps = plain(page.locator("#plan-next"))
    assert "Path: I design instruments" in steps
    assert "All the accreditations" not in steps
    page.get_by_label("Path").select_option("The roadmap")
    assert "All the accreditations" in plain(page.locator("#plan-next"))
    assert stored_plan(page)["follow"] == "roadmap"


def test_holder_of_a_retired_certification_is_on_the_path_for_it(plan: Any) -> None:
    """The next step is what the row says to take instead, and the situation of its holders is named for nobody else."""
    page = plan("plan=1&interferometry-specialty=2024-05-02")
    steps = plain(page.locator("#plan-next"))
    assert "Interferometry Engineer – Associate" in steps
    assert "Path: I hold something that was retired" in steps
    page = plan("plan=1&archive-engineer-associate=2025-05-02&dome-engineer-associate=2025-05-02")
    assert "retired" not in plain(page.locator("#plan-next"))


@pytest.mark.parametrize(
    ("held", "step", "path"),
    [
        ("comet-seeker-specialty", "Observer – Associate", "I point telescopes"),
        ("long-baseline-arrays-specialty", "Telescope Designer – Professional", "I design instruments"),
    ],
    ids=["retired", "ending"],
)
def test_holder_of_what_has_no_path_begins_with_what_to_take_instead(
    plan: Any, held: str, step: str, path: str
) -> None:
    """It may have ended or still end; the next step is then where its page leads, on the situations that have it."""
    steps = plain(plan(f"plan=1&{held}=2024-05-02").locator("#plan-next"))
    assert step in steps
    assert path in steps
    assert "All the accreditations" not in steps


def test_chosen_path_goes_on_after_what_is_held(plan: Any) -> None:
    """A holder of the last exam of a path is not sent to an earlier one."""
    page = plan("plan=1&follow=designer&telescope-designer-professional=2025-05-02")
    assert plain(page.locator("#plan-next")) == "Nothing of this path is left."
    page.get_by_label("Path").select_option("I am new to all this")
    assert "Essentials" in plain(page.locator("#plan-next"))


def test_everything_held_leaves_only_renewals(plan: Any, site: RenderedSite) -> None:
    """With every credential held, no step of the roadmap is left."""
    page = plan("&".join(["plan=1", "follow=roadmap", *(f"{credential_id}=" for credential_id in site.by_id)]))
    assert page.locator("#plan-days > li").count() == len(site.by_id)
    assert plain(page.locator("#plan-next")) == "No step of the roadmap is left."


def test_calendar_file_follows_rfc_5545(plan: Any) -> None:
    """The file has whole-day events, reminders at nine, stable ids with the guide's path, and short lines."""
    page = plan(f"{TWO}&observer-associate=2024-03-10")
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
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 4
    assert "DTSTART;VALUE=DATE:20270314" in lines
    assert "DTSTART;VALUE=DATE:20280502" in lines
    assert "TRIGGER:-P89DT15H" in lines
    ids = [line for line in lines if line.startswith("UID:")]
    assert len(set(ids)) == 4
    assert all("-guide-renewal-@" in line for line in ids)
    assert all(re.fullmatch(r"[A-Z;=-]+:.*", line) for line in lines[:-1])


def test_calendar_text_is_escaped_and_folded(modules: Any) -> None:
    """Commas, semicolons, backslashes and line breaks are escaped; folding splits no character."""
    text = modules.evaluate(
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


def test_plan_prints_on_one_page(plan: Any) -> None:
    """A plan prints alone and on one page, and a page without a plan prints the table."""
    page = plan(TWO)
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
    page.emulate_media(media="print")
    assert not page.locator("#what-renews-what").is_visible()
    other = plan()
    other.emulate_media(media="print")
    assert other.locator("#what-renews-what").is_visible()


def test_filled_plan_fits_its_window(plan: Any) -> None:
    """A filled plan with a message beside a date doesn't scroll sideways; its controls are at least 44 pixels high."""
    page = plan(f"{TWO}&radio-practitioner=2027-01-01")
    for width in (320, 360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        controls = page.locator("#plan :is(button, input:not([type=file]), select, .button):visible")
        heights = controls.evaluate_all("all => all.map(control => control.getBoundingClientRect().height)")
        assert min(heights) >= 44, width


def test_page_without_javascript_points_to_the_table(home: str, window: Any) -> None:
    """Without JavaScript the form is hidden, and the page says where to look instead."""
    page = window(java_script_enabled=False)
    page.goto(f"{home}renewal/")
    assert page.get_by_text("The planner needs JavaScript").is_visible()
    assert not page.locator("#plan-form").is_visible()
    assert page.locator(".renewal-table").is_visible()


@pytest.mark.parametrize(("width", "is_open"), [(360, False), (1440, True)])
def test_picture_is_closed_on_phones_only(plan: Any, home: str, width: int, is_open: bool) -> None:
    """The picture is open where there is room for it."""
    page = plan()
    page.set_viewport_size({"width": width, "height": 640})
    open_planner(page, home)
    assert page.locator("#picture").evaluate("fold => fold.open") is is_open


def test_plan_data_is_fetched_once(home: str, window: Any) -> None:
    """The page preloads its data, and the script uses that response."""
    page = window()
    watcher = PageMonitor(page, home)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url.partition("?")[0]))
    page.goto(f"{home}renewal/", wait_until="networkidle")
    assert requests.count(f"{home}api/v1/plan.json") == 1
    assert page.locator("#plan[data-ready]").count() == 1
    page.wait_for_timeout(3500)  # a browser warns about a preloaded response that no script used
    none(watcher.errors)


@pytest.mark.parametrize("failure", ["gone", "damaged", "offline"])
def test_failed_data_request_offers_a_retry(home: str, window: Any, failure: str) -> None:
    """Without its data, the page shows an alert, leaves the stored plan alone and offers to try again."""
    page = window()
    open_planner(page, home)
    add_certification(page, "Sky Practitioner")
    before = stored_plan(page)
    handlers = {
        "gone": lambda route: route.fulfill(status=404, body="no"),
        "damaged": lambda route: route.fulfill(status=200, body='{"document": "pl'),
        "offline": lambda route: route.abort(),
    }
    page.route("**/plan.json*", handlers[failure])
    page.goto(f"{home}renewal/?again")
    assert page.get_by_role("alert").inner_text().startswith("The planner couldn’t load")
    assert not page.get_by_label("Add a certification").is_visible()
    assert stored_plan(page) == before
    page.unroute("**/plan.json*")
    page.get_by_role("link", name="Try again").click()
    page.locator("#plan-rows li").wait_for()


def test_controls_are_hidden_until_the_data_arrives(home: str, window: Any) -> None:
    """While the data loads, the form is hidden."""
    page = window()
    waiting: list[Any] = []
    page.route("**/plan.css", _wait_without_limit)
    page.route("**/plan.json*", lambda route: waiting.append(route))
    page.goto(f"{home}renewal/", wait_until="domcontentloaded")
    choice = page.get_by_label("Add a certification")
    assert not choice.is_visible()
    while waiting:
        waiting.pop().continue_()
    choice.wait_for(state="visible")
    add_certification(page, "Sky Practitioner")
    assert held(page) == {"sky-practitioner": ""}


def _wait_without_limit(route: Any) -> None:
    """Serve the page's style sheet with a waiting time longer than any test."""
    response = route.fetch()
    assert "plan-wait 2s" in response.text()
    route.fulfill(response=response, body=response.text().replace("plan-wait 2s", "plan-wait 999s"))
