"""What the renewal planner knows of renewal: exams and other ways with their prices, windows and yearly fees."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from certguide.advice import set_cover
from certguide.advice.renewal_cost import renewal_options
from certguide.advice.renewals import last_day_of_way, renewable_by
from certguide.advice.yearly_fees import fee_cents
from certguide.catalog.model import catalog
from certguide.catalog.model.text_values import Period as PeriodValue
from certguide.site.components.renewal_text import cost_text, extension_text, holders_text
from certguide.site.context import urls
from certguide.site.context.formatting import plain_spaces
from certguide.site.context.page import PageContext
from certguide.site.outputs.api import values
from certguide.site.outputs.api.base import ISO_DAY, CredentialId, Shape
from certguide.site.outputs.api.plan_exams import PlanExamGroup, build_exam_groups
from certguide.site.outputs.api.values import Period


class RenewalOption(Shape):
    """An exam that renews credentials, or another way to renew them."""

    id: str = Field(description="Id of the credential or of the way.")
    cents: int = Field(description="Its price.")
    covers: list[CredentialId] = Field(description="Credentials that it renews.")
    last: str | None = Field(default=None, pattern=ISO_DAY, description="Last day, once published.")
    exam: bool = Field(description="Whether it is an exam, to which the discount of a pass applies.")
    groups: list[PlanExamGroup] | None = Field(
        default=None, description="Its exams, if it needs several or shares one; left out for an exam of its own."
    )
    window: Period | None = Field(
        default=None, description="How long before expiry it’s open: for an exam, that of its own credential."
    )
    grace: Period | None = Field(default=None, description="How long after expiry it’s still open.")
    needs: CredentialId | None = Field(default=None, description="Credential that you must hold to use it.")


class PlanRenewalWay(Shape):
    """A way to renew without passing the exam again."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Name that the vendor gives it.")
    by: Literal["activity", "exam", "payment"] = Field(description="What you do.")
    credentials: list[CredentialId] = Field(description="Credentials that it renews.")
    window: Period | None = Field(default=None, description="How long before expiry it opens, if that is limited.")
    grace: Period | None = Field(default=None, description="How long after expiry it’s still open.")
    ends: dict[str, str] = Field(description="Last day of the renewal by the id of a credential, if it ends with that.")
    older_versions_only: bool = Field(description="Whether it is only for those who passed an older version.")
    gives: str = Field(description="How much longer they are valid, as a text.")
    href: str = Field(description="URL of its explanation, relative to the home page.")


class PlanFee(Shape):
    """A yearly fee."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Name that the vendor gives it.")
    cents: int | None = Field(default=None, description="What it costs a year; left out when not known.")
    covers: list[CredentialId] = Field(description="Credentials that it is paid for.")
    once: bool = Field(description="Whether you pay it once for all of them; otherwise for each.")
    href: str = Field(description="URL of its explanation, relative to the home page.")


def build_offers(page: PageContext) -> list[RenewalOption]:
    """Build the exams and ways of a day that renew, with their prices."""
    return [_option(page, option) for option in renewal_options(page.site.on_day)]


def build_ways(page: PageContext) -> list[PlanRenewalWay]:
    """Build the ways to renew without passing the exam again."""
    return [_way(page, way) for way in page.site.catalog.programme.renewal_ways]


def build_fees(page: PageContext) -> list[PlanFee]:
    """Build the yearly fees."""
    return [_fee(page, fee) for fee in page.site.catalog.programme.yearly_fees]


def _option(page: PageContext, option: set_cover.RenewalOption) -> RenewalOption:
    return RenewalOption(
        id=option.id,
        cents=option.cents,
        covers=sorted(option.covers),
        last=option.last.isoformat() if option.last else None,
        exam=option.is_exam,
        groups=build_exam_groups(page.site.credentials[option.id]) if option.is_exam else None,
        window=_period(option.window),
        grace=_period(option.grace),
        needs=option.needs,
    )


def _way(page: PageContext, way: catalog.RenewalWay) -> PlanRenewalWay:
    terms = [write(page.localizer, way) for write in (extension_text, holders_text, cost_text)]
    on_day = page.site.on_day
    renewable = renewable_by(on_day, way)
    days = {id_: last_day_of_way(on_day, way, on_day.catalog.by_id[id_]) for id_ in renewable}
    return PlanRenewalWay(
        id=way.id,
        name=way.name,
        by=way.by,
        credentials=renewable,
        window=_period(way.window),
        grace=_period(way.grace),
        ends={id_: day.earliest.isoformat() for id_, day in days.items() if day},
        older_versions_only=way.older_versions_only,
        gives=plain_spaces(page.localizer.join_values(terms)),
        href=page.url(f"{urls.RENEWAL}#{way.id}"),
    )


def _fee(page: PageContext, fee: catalog.YearlyFee) -> PlanFee:
    return PlanFee(
        id=fee.id,
        name=fee.name,
        cents=fee_cents(page.site.on_day, fee),
        covers=fee.credentials,
        once=fee.once_for_all,
        href=page.url(f"{urls.RENEWAL}#{fee.id}"),
    )


def _period(period: PeriodValue | None) -> Period | None:
    return values.period(period) if period else None
