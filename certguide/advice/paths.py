"""Resolve the path of an audience to credentials."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.catalog.model.catalog import Audience, Catalog, Credential, Stop
from certguide.catalog.queries.selection import select_credentials


@dataclass(frozen=True)
class ResolvedStop:
    """A stop with its credential."""

    stop: Stop
    credential: Credential


@dataclass(frozen=True)
class SkippedCredentials:
    """Credentials to leave alone, with the reason."""

    credentials: tuple[Credential, ...]
    why: str


@dataclass(frozen=True)
class ResolvedPath:
    """An audience with its stops resolved. The first stop is the answer."""

    audience: Audience
    stops: tuple[ResolvedStop, ...]
    deeper: tuple[ResolvedStop, ...]
    skip: tuple[SkippedCredentials, ...]

    @property
    def answer(self) -> Credential:
        """The credential to begin with."""
        return self.stops[0].credential

    @property
    def required(self) -> tuple[Credential, ...]:
        """The credentials of all stops that are not optional; the first one where all are."""
        return tuple(stop.credential for stop in self.stops if not stop.stop.optional) or (self.answer,)


def resolve_path(catalog: Catalog, audience: Audience) -> ResolvedPath:
    """Resolve the stops of an audience, and what it can skip."""
    skipped = [
        SkippedCredentials(tuple(select_credentials(catalog, skip.credentials)), skip.why) for skip in audience.skip
    ]
    return ResolvedPath(
        audience,
        tuple(ResolvedStop(stop, catalog.by_id[stop.credential]) for stop in audience.path),
        tuple(ResolvedStop(stop, catalog.by_id[stop.credential]) for stop in audience.go_further),
        tuple(skipped),
    )
