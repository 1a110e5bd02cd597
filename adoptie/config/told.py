"""What each app tells, by name: the kernel knows no other app."""

_APPS = ("adoptie", "enquetes", "metingen", "rapportage")
# What a new gemeente does first, and what its first page tells each role; each app tells its own.
GEREEDHEIDFEITEN = ("adoptie.queries.gereedheidfeiten.besluit", "enquetes.queries.gereedheid.nulmeting")
BEGINSTAPPEN = ("enquetes.queries.begin.beginstappen", "metingen.queries.begin.beginstappen")
BLOKKEN = [f"{app}.queries.startblok.blokken" for app in _APPS]
# How long each kind of record is kept; each app tells its own rows.
BEWAARKLASSEN = [f"{app}.bewaarklassen.KLASSEN" for app in _APPS]
# What each app does for somebody who asks what is stored about them.
RECHTEN = [f"{app}.rechten.RECHTEN" for app in _APPS]
# What the register of processing tells of how each app is set up.
REGISTERFEITEN = [f"{app}.queries.registerfeiten.feiten" for app in ("enquetes", "metingen")]
