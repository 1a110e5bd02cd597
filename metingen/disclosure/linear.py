"""Linear programs over unknown numbers of people of which some sums are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from .rules import DisclosureError
from .tables import IntArray

Floats = npt.NDArray[np.float64]
NOT_KNOWN = -1
_OPTIONS: dict[str, bool | float | str] = {
    "output_flag": False,
    "threads": 1,
    # The programs are small, and what agreed with all sums still does when something else is asked.
    "presolve": "off",
    "simplex_strategy": 4,
    "primal_simplex_bound_perturbation_multiplier": 0.0,
}


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """Known sums of one division of the unknowns: ``people`` of each, and ``of`` each unknown in which it is.

    ``of`` has any shape, the same for each division, and is ``NOT_KNOWN`` for what is in no known sum.
    """

    of: IntArray
    people: IntArray


class LinearProgram:
    """Unknown numbers, none below zero, of which sums are known.

    Of those that share a solver (``new_solver``) only the newest can be asked anything.
    """

    def __init__(self, divisions: Sequence[Sums], solver: Any) -> None:
        import highspy

        people = np.concatenate([sums.people for sums in divisions]).astype(float)
        starts = np.cumsum([0, *(len(sums.people) for sums in divisions[:-1])])
        of = np.stack([sums.of.ravel() for sums in divisions], axis=1)
        known = of != NOT_KNOWN
        index = (of + starts)[known]
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(of), len(people)
        model.col_cost_ = model.col_lower_ = np.zeros(len(of))
        model.col_upper_ = np.full(len(of), highspy.kHighsInf)
        model.row_lower_ = model.row_upper_ = people
        model.a_matrix_.start_ = np.append(0, known.sum(axis=1).cumsum())
        model.a_matrix_.index_, model.a_matrix_.value_ = index, np.ones(len(index))
        model.sense_ = highspy.ObjSense.kMaximize
        solver.passModel(model)
        self._solver = solver
        self._numbers = np.arange(len(of), dtype=np.int32)

    def most(self, weights: Floats) -> Floats:
        """Return the unknowns, in one row, where they weigh most together.

        Raises DisclosureError where there is no answer, as when sums contradict one another.
        """
        from highspy import HighsModelStatus

        self._solver.changeColsCost(len(weights), self._numbers, weights)
        self._solver.run()
        if self._solver.getModelStatus() != HighsModelStatus.kOptimal:
            raise DisclosureError("De tabellen spreken elkaar tegen. Tel in elke tabel dezelfde mensen.")
        return np.array(self._solver.getSolution().col_value)


def new_solver() -> Any:
    """Return a solver. No two threads may use the same one."""
    import highspy

    # Who used solvers before in this thread may have asked for more threads, which are kept.
    highspy.Highs.resetGlobalScheduler(True)
    # Its own beginning prints who made it, before it can be asked to be quiet.
    solver = highspy.Highs.__new__(highspy.Highs)
    super(highspy.Highs, solver).__init__()
    for name, value in _OPTIONS.items():
        solver.setOptionValue(name, value)
    return solver
