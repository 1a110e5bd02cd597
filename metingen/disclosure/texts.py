"""Beside which groups open text may be shown: never of fewer writers, also not by leaving some out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .groups import merge_groups
from .rules import Drempels


@dataclass(frozen=True, slots=True)
class TextSets:
    """``may_read``: whether the whole is large enough. ``labels``: group -> what its texts stand under.

    Labels are empty where texts may be shown for everybody together only.
    """

    may_read: bool
    labels: Mapping[str, str]


def text_sets(
    writers: Mapping[str, int], drempels: Drempels, buren: Mapping[str, str] | None = None
) -> TextSets:
    """Decide beside which groups the texts of one question stand.

    ``writers``: group -> how many wrote something. Groups merge until each has enough writers, so that the
    sets partition the whole: what is left when some are taken away is one that is shown as well, or several.
    A round is read in one division only, so no other sets can be laid beside these.
    """
    alone = TextSets(drempels.may_show_text(sum(writers.values())), dict.fromkeys(writers, ""))
    if not alone.may_read:
        return alone
    known = {name: to for name, to in (buren or {}).items() if name in writers and to in writers}
    parts = merge_groups(writers, drempels.tekst, known)
    if len(parts) < 2:
        return alone
    return TextSets(may_read=True, labels={name: part.label for part in parts for name in part.groepen})
