"""Reads the sheets of strangers, and writes sheets that can do no harm."""

from adoptie.sheets.csv_reading import text_encoding
from adoptie.sheets.csv_writing import csv_text, open_csv, write_csv
from adoptie.sheets.letters import GUESSED, about_letters, read_letters
from adoptie.sheets.model import EncodingError, Row, Sheet, SheetError
from adoptie.sheets.reading import read_sheet
from adoptie.sheets.xlsx_reading import read_sheets
from adoptie.sheets.xlsx_writing import SheetContent, Shown, write_xlsx

__all__ = [
    "GUESSED",
    "EncodingError",
    "Row",
    "Sheet",
    "SheetContent",
    "SheetError",
    "Shown",
    "about_letters",
    "csv_text",
    "open_csv",
    "read_letters",
    "read_sheet",
    "read_sheets",
    "text_encoding",
    "write_csv",
    "write_xlsx",
]
