"""How many sheets of paper a page needs."""

from __future__ import annotations

from typing import Any


def pages_on_paper(page: Any) -> int:
    """Return the number of A4 pages on which a page of the browser prints."""
    pdf: bytes = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    return pdf.count(b"/Type /Page\n")
