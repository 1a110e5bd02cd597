"""Answers of single respondents that leave: which columns, how they are written, and where they wait."""
