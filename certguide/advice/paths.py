"""Resolve the path of an audience to credentials that can be taken on a day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from certguide.catalog.model.catalog import Audience, Catalog, Credential, Stop
from certguide.catalog.queries.replacements import replacements, vendor_replacement
from certguide.catalog.queries.selection import select_credentials


@dataclass(frozen=True)
class ResolvedStop:
    """A stop with its credential.

    If that ``replaces`` the one that the guide names, the stop has no reason of its own: the author's may not hold.
    """

    stop: Stop
    credential: Credential
    replaces: Credential | None = None


@dataclass(frozen=True)
class SkippedCredentials:
    """Credentials to leave alone, with the reason."""

    credentials: tuple[Credential, ...]
    why: str


@dataclass(frozen=True)
class ResolvedPath:
    """An audience with its stops resolved. The first stop is the answer.

    ``left_out`` are the credentials of stops that can't be taken any more and that nothing on the path stands for.
    A path ``is_over`` if that is all of it: its only stop is then what has ended.
    """

    audience: Audience
    stops: tuple[ResolvedStop, ...]
    deeper: tuple[ResolvedStop, ...]
    skip: tuple[SkippedCredentials, ...]
    left_out: tuple[Credential, ...] = ()
    is_over: bool = False

    @property
    def answer(self) -> Credential:
        """The credential to begin with."""
        return self.stops[0].credential

    @property
    def required(self) -> tuple[Credential, ...]:
        """The credentials of all stops that are not optional; the first one where all are, and none if it is over."""
        if self.is_over:
            return ()
        return tuple(stop.credential for stop in self.stops if not stop.stop.optional) or (self.answer,)

    @property
    def has_optional(self) -> bool:
        """Whether a sum of what is required leaves a stop out."""
        return len(self.stops) > len(self.required)

    def stops_before(self, position: int) -> tuple[ResolvedStop, ...]:
        """Return what comes before the stop at a position: the nearest that is required, else all optional ones."""
        earlier = self.stops[:position]
        return tuple(stop for stop in earlier if stop.credential in self.required)[-1:] or earlier

    def stops_after(self, position: int) -> tuple[ResolvedStop, ...]:
        """Return what can come next: the stops after a position up to the first that is required.

        What follows an optional stop is the next required one, since optional stops side by side are a choice.
        """
        later = self.stops[position + 1 :]
        count = next((place for place, stop in enumerate(later) if stop.credential in self.required), len(later))
        is_choice = self.stops[position].credential not in self.required
        return later[count : count + 1] if is_choice else later[: count + 1]


def resolve_path(catalog: Catalog, audience: Audience, on: date) -> ResolvedPath:
    """Resolve the stops of an audience on a day, and what it can skip.

    What has ended gives its place to what replaces it, or is left out. A path
    keeps at least one stop: what we would take instead, or else what has ended.
    """
    stops, left_out = _resolve_stops(catalog, audience.path, audience.holds, on)
    if not stops:
        stops = [_last_resort(catalog, audience.path[0], on)]
        left_out = [credential for credential in left_out if credential is not stops[0].credential]
    known = [*audience.holds, *(stop.credential.id for stop in stops)]
    deeper, _ = _resolve_stops(catalog, audience.go_further, known, on)
    skipped = [
        SkippedCredentials(tuple(select_credentials(catalog, skip.credentials)), skip.why) for skip in audience.skip
    ]
    is_over = vendor_replacement(catalog, stops[0].credential, on) is not stops[0].credential
    return ResolvedPath(audience, tuple(stops), tuple(deeper), tuple(skipped), tuple(left_out), is_over)


def _resolve_stops(
    catalog: Catalog, stops: Sequence[Stop], known: Collection[str], on: date
) -> tuple[list[ResolvedStop], list[Credential]]:
    """Return the stops with a credential to take, none of them in ``known``, and the credentials left out."""
    resolved: list[ResolvedStop] = []
    left_out: list[Credential] = []
    for stop in stops:
        credential = catalog.by_id[stop.credential]
        following = vendor_replacement(catalog, credential, on)
        named = () if following is credential else [other.credential for other in stops]
        if following is None:
            left_out.append(credential)
        elif following.id not in {*known, *named, *(earlier.credential.id for earlier in resolved)}:
            resolved.append(
                ResolvedStop(stop, credential) if following is credential else _replacing(stop, credential, following)
            )
    return resolved, left_out


def _last_resort(catalog: Catalog, stop: Stop, on: date) -> ResolvedStop:
    """Return the stop of a path of which nothing is left: what we would take instead, or else what has ended."""
    credential = catalog.by_id[stop.credential]
    ours = next(iter(replacements(catalog, credential, on)), None)
    return _replacing(stop, credential, ours.credential) if ours else ResolvedStop(stop, credential)


def _replacing(stop: Stop, old: Credential, new: Credential) -> ResolvedStop:
    """Return a stop at the credential that takes the place of another."""
    return ResolvedStop(stop.model_copy(update={"credential": new.id, "why": ""}), new, replaces=old)
