"""Why a credential is on the path of a situation."""

from __future__ import annotations

from certguide.advice.paths import ResolvedStop
from certguide.site.localization.localizer import Localizer


def stop_reason(localizer: Localizer, stop: ResolvedStop) -> str:
    """Return the author's reason, or the text for a credential that replaces the one the author chose."""
    if not stop.replaces:
        return stop.stop.why
    return localizer.gettext(
        "Take it instead of {credential}, which you can’t take any more.", credential=stop.replaces.short
    )
