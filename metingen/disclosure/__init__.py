"""What may be published: pure rules and their proofs; no Django, no files, no clock.

Everything that leaves a sealed file goes through ``protect_round`` (answers of people, per item),
``protect_margin`` (the same in the classes of a profile), ``protect_nested`` (of groups within
groups), ``protect_crossings`` and ``protect_table`` (tables of counts), ``may_show_mean`` (numbers),
``cut_time`` (outcomes per period) or the thresholds of ``thresholds``.
"""

from .amounts import may_show_mean
from .classes import Kenmerk, coarsen_classes
from .crossings import Kruising, Kruisingen, Uitsplitsing, protect_crossings
from .distributions import Antwoorden, Counts, Published, Weergave, scale
from .earlier import Cell, Place, gives_way
from .forward import carried
from .grouping import Groepsvoorstel, Team, propose_groups
from .groups import Samenvoeging, is_part_of, merge_groups
from .launch import Planadvies, Vooruitblik, check_plan
from .margins import protect_margin
from .means import Gemiddelde, publishable_mean
from .nested import protect_nested
from .outlook import Aandelen, Herkenbaarheid, expected_shares, uniqueness
from .paired import may_tell_change
from .recoding import recode
from .rules import REASON, DisclosureError, Drempels, Klasse, thresholds
from .service import NOTHING, WHOLE, ProtectedGroup, ProtectedItem, protect_round
from .stretches import cut_time
from .tables import ProtectedTable, interval, protect_table
from .texts import TextSets, text_sets

__all__ = [
    "NOTHING",
    "REASON",
    "WHOLE",
    "Aandelen",
    "Antwoorden",
    "Cell",
    "Counts",
    "DisclosureError",
    "Drempels",
    "Gemiddelde",
    "Groepsvoorstel",
    "Herkenbaarheid",
    "Kenmerk",
    "Klasse",
    "Kruising",
    "Kruisingen",
    "Place",
    "Planadvies",
    "ProtectedGroup",
    "ProtectedItem",
    "ProtectedTable",
    "Published",
    "Samenvoeging",
    "Team",
    "TextSets",
    "Uitsplitsing",
    "Vooruitblik",
    "Weergave",
    "carried",
    "check_plan",
    "coarsen_classes",
    "cut_time",
    "expected_shares",
    "gives_way",
    "interval",
    "is_part_of",
    "may_show_mean",
    "may_tell_change",
    "merge_groups",
    "propose_groups",
    "protect_crossings",
    "protect_margin",
    "protect_nested",
    "protect_round",
    "protect_table",
    "publishable_mean",
    "recode",
    "scale",
    "text_sets",
    "thresholds",
    "uniqueness",
]
