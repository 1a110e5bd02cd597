"""The language of a questionnaire: when a question appears, what an answer must be, what follows from it.

``parse`` reads it, ``check`` says of which kind its outcome is, ``evaluate`` gives that outcome for the
answers of one respondent, ``explain`` says it in words, and ``write`` types it. It is written as in a Dutch
spreadsheet: ``als(uren > 37,5; 'veel'; 'gewoon')``.
"""

from enquetes.routing.checking import check
from enquetes.routing.evaluating import evaluate
from enquetes.routing.explaining import explain
from enquetes.routing.faults import RoutingError
from enquetes.routing.parsing import parse
from enquetes.routing.writing import write

__all__ = ["RoutingError", "check", "evaluate", "explain", "parse", "write"]
