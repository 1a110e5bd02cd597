from __future__ import annotations

import datetime as dt

from adoptie.models import Orbesluit, Traject


def orbesluit_for(traject: Traject, day: dt.date) -> Orbesluit | None:
    """Return the decision under which staff may be measured on a day: the last one, when it allows that.

    An earlier decision says nothing any more once the ondernemingsraad decided again.
    """
    last: Orbesluit | None = traject.orbesluiten.first()
    return last if last is not None and last.allows and last.geldig_tot >= day else None
