"""Which secrets a reader is sure of, who knows sums of unknown numbers of people.

People are whole: a division in parts proves nothing, and with a bias of its own to each unknown it is seldom
what comes out. Where it always is, the secret counts as betrayed: an integer program could tell, in seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .linear import Floats, LinearProgram
from .tables import BoolArray, IntArray

# To lean a little towards all that is to be proven proves more at once.
_LEANING = 0.05
_NEARLY = 1e-6
# Of more unknowns one is always in parts, and looking for others takes minutes: there parts must do.
_MOST_WHOLE = 1_000
# Of answers that are as good, one with a bias of its own to each unknown is seldom in parts.
_BIASES = tuple(zip(np.linspace(0.2, 1, 48), np.arange(2, 50) ** 0.5 + 0.1, strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """Divisions of people in which secrets are another number, for one program.

    ``secrets``: 1 for each unknown that is in it, shape (secrets, unknowns); ``true``: how many people it is.
    """

    program: LinearProgram
    secrets: Floats
    true: IntArray
    groep: int

    def sure(self) -> Iterator[int]:
        """Yield which secrets are sure to be few people or what they are, as far as can be shown."""
        left = np.ones(len(self.true), dtype=bool)
        while left.any():
            at = int(left.argmax())
            if not self._can_differ(at, left):
                yield at
            left[at] = False

    def _can_differ(self, at: int, left: BoolArray) -> bool:
        """Tell whether a secret can be another number of whole people; what else can leaves ``left``."""
        own = self.secrets[at]
        ends = [own] if 0 < self.true[at] < self.groep else [own, -own]
        in_parts = False
        for weights in (own + _LEANING * self.secrets[left].sum(axis=0), *ends):
            in_parts |= self._differs(at, left, weights)
            if not left[at]:
                return True
        if not in_parts:
            return False
        for size, step in _BIASES:
            bias = size * (np.arange(len(own)) * step % 1 - 0.5)
            if any(self._differs(at, left, end + bias) and not left[at] for end in ends):
                return True
        return False

    def _differs(self, at: int, left: BoolArray, weights: Floats) -> bool:
        unknowns = self.program.most(weights)
        other = self._other(unknowns)
        if len(unknowns) > _MOST_WHOLE or (abs(unknowns - unknowns.round()) < _NEARLY).all():
            left &= ~other
        return bool(other[at])

    def _other(self, unknowns: Floats) -> BoolArray:
        found = self.secrets @ unknowns
        few = (self.true > 0) & (self.true < self.groep)
        return np.where(few, found > self.groep - _NEARLY, abs(found - self.true) > _NEARLY)
