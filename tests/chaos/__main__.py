"""The storm in full: 2,000 respondents, the site killed 20 times."""

from __future__ import annotations

import argparse
import sys
import time

from tests.chaos.storm import storm


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--respondents", type=int, default=2_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--pool", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    begin = time.monotonic()
    found = storm(**vars(options))
    spent = time.monotonic() - begin
    told = f"{options.respondents} respondents, {options.kills} kills, {spent:.0f} s: {len(found)} faults"
    sys.stdout.write("\n".join([*found[:20], told, ""]))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
