"""How little an editor has to write."""

from __future__ import annotations

from datetime import date

import pytest

from certguide.catalog.facts import fact
from certguide.catalog.lifecycle import State, status
from certguide.catalog.model import Catalog
from certguide.catalog.problem import BadCatalog
from certguide.catalog.reading import read_text
from certguide.catalog.values import Money

TODAY = date(2026, 11, 23)
NEW = """\
  - id: quantum-associate
    name: Certified Quantum Engineer – Associate
    short: Quantum Engineer – Associate
    level: associate
    about: It tests whether you can run quantum workloads. It is for people who already do.
    exams:
      - {code: QEA-C01, from: 2026-03-01}
    sources: certification-home
"""


def price(catalog: Catalog, name: str) -> Money:
    credential = catalog.by_id[name]
    value = fact(catalog, credential, status(credential, catalog, TODAY).current, "price").value
    assert isinstance(value, Money)
    return value


def test_a_new_certification_takes_ten_lines_at_most(real_text: str) -> None:
    """An ordinary one inherits price, length and validity, and has its place at once."""
    assert len(NEW.splitlines()) <= 10
    catalog = read_text(real_text.replace("\ncredentials:\n", f"\ncredentials:\n{NEW}"), TODAY, "c.yaml")
    credential = catalog.by_id["quantum-associate"]
    now = status(credential, catalog, TODAY)
    assert now.state is State.ACTIVE
    assert price(catalog, "quantum-associate") == Money(15000, "USD")
    assert fact(catalog, credential, now.current, "length").value.minutes == 130
    assert fact(catalog, credential, now.current, "validity").value.months == 36


def test_a_new_price_of_a_level_takes_one_line(real_text: str) -> None:
    """One changed line, and every credential of the level that has no price of its own follows."""
    start = real_text.index("  - id: associate\n")
    changed = real_text[:start] + real_text[start:].replace("price: 150 USD", "price: 175 USD", 1)
    before, after = real_text.splitlines(), changed.splitlines()
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
    catalog = read_text(changed, TODAY, "c.yaml")
    for name in ("developer-associate", "solutions-architect-associate", "data-engineer-associate"):
        assert price(catalog, name) == Money(17500, "USD")


def test_a_last_day_retires(real_text: str) -> None:
    """A last day that is over is all it takes, and the paths that still lead there are told."""
    old = "from: 2024-03-12"
    assert real_text.count(old) == 1
    with pytest.raises(BadCatalog) as caught:
        read_text(real_text.replace(old, f"{old}\n        to: 2026-11-22"), TODAY, "c.yaml")
    told = [str(problem) for problem in caught.value.problems]
    assert any("cannot be booked on 2026-11-23" in one and "audiences › data" in one for one in told)


def test_the_articles_credentials_are_all_there(real_catalog: Catalog) -> None:
    """All fifteen have an entry."""
    article = real_catalog.guide.article
    assert article is not None
    assert len({one for one in article.credentials if one in real_catalog.by_id}) == 15
