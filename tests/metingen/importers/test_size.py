"""What a large delivery costs; run by make test-all."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared import shared

PROGRAM = """
import datetime as dt, pathlib, re, sys, time
from metingen.importers import load_preset, read_zaken
now = dt.datetime.now(dt.UTC)
zaken = read_zaken(pathlib.Path(sys.argv[1]), load_preset(sys.argv[2]), uiterlijk=now)
memory = pathlib.Path("/proc/self/status").read_text()
print(len(zaken.frame), int(time.process_time()), *re.findall(r"VmHWM:\\s+(\\d+)", memory))
"""


@pytest.mark.slow
def test_read_zaken_reads_a_million_events(tmp_path: Path) -> None:
    path = tmp_path / "groot.csv"
    heading, *lines = shared("zaken", "receipt.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    with path.open("w", encoding="utf-8") as file:
        file.write(heading)
        for copy in range(117):
            file.writelines(line.replace("case-", f"case-{copy}-", 1) for line in lines)

    out = subprocess.run(
        [sys.executable, "-c", PROGRAM, path, "receipt"], check=True, capture_output=True, text=True
    ).stdout

    cases, seconds, peak = map(int, out.split())
    assert cases == 117 * 1432
    assert peak < 500_000
    # Of the processor, so that busy neighbours do not count.
    assert seconds < 30
