"""A situation's path."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.catalog.model.catalog import Audience, Catalog, Credential, Stop
from certguide.catalog.queries.selection import matching


@dataclass(frozen=True)
class Leg:
    """A stop with the credential it means."""

    stop: Stop
    credential: Credential


@dataclass(frozen=True)
class Left:
    """Credentials to leave alone, with the reason."""

    credentials: tuple[Credential, ...]
    why: str


@dataclass(frozen=True)
class PathOf:
    """An audience with its stops resolved. The first leg is the answer."""

    audience: Audience
    legs: tuple[Leg, ...]
    deeper: tuple[Leg, ...]
    skip: tuple[Left, ...]

    @property
    def answer(self) -> Credential:
        return self.legs[0].credential


def path_of(catalog: Catalog, audience: Audience) -> PathOf:
    """The path of a situation."""
    skipped = [Left(tuple(matching(catalog, skip.of)), skip.why) for skip in audience.skip]
    return PathOf(
        audience,
        tuple(Leg(stop, catalog.by_id[stop.take]) for stop in audience.path),
        tuple(Leg(stop, catalog.by_id[stop.take]) for stop in audience.deeper),
        tuple(skipped),
    )
