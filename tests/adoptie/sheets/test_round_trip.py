from io import BytesIO
from pathlib import Path

from adoptie.sheets import open_csv, read_sheet, write_csv, write_xlsx

HEADINGS = ["kanaal", "aantal"]
ROWS = [["balie", 3], ["=1+1", 2.5]]


def test_write_csv_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "zaken.csv"

    with open_csv(path) as out:
        write_csv(out, HEADINGS, ROWS)

    sheet = read_sheet(path)
    assert sheet.headings == ("kanaal", "aantal")
    assert list(sheet.rows) == [(2, ("balie", "3")), (3, ("'=1+1", "2,5"))]


def test_write_xlsx_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "zaken.xlsx"

    write_xlsx(path, [("Zaken", HEADINGS, ROWS)])

    assert list(read_sheet(path).rows) == [(2, ("balie", "3")), (3, ("=1+1", "2.5"))]


def test_write_xlsx_gives_same_bytes_each_time() -> None:
    first, second = BytesIO(), BytesIO()

    write_xlsx(first, [("Zaken", HEADINGS, ROWS)])
    write_xlsx(second, [("Zaken", HEADINGS, ROWS)])

    assert first.getvalue() == second.getvalue()
