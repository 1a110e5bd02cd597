"""Pictures beside the questions of a questionnaire."""

from __future__ import annotations

from collections.abc import Mapping

from enquetes.content import Inhoud
from enquetes.models import Beeld


def pictures_of(inhoud: Inhoud) -> Mapping[str, bytes]:
    """Return the pictures of a questionnaire by their hash, as far as they are kept here."""
    wanted = {vraag.beeld for vraag in inhoud.vragen() if vraag.beeld}
    return {
        sha: bytes(content)
        for sha, content in Beeld.objects.filter(sha__in=wanted).values_list("sha", "inhoud")
    }
