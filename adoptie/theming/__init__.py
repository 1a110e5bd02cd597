"""The colours and the logo of a gemeente: read from what it brings, checked, written as a stylesheet.

Pure: no Django, no files. What is wrong is said in a Dutch sentence, by ThemeError.
"""

from adoptie.theming.contrast import contrast, readable
from adoptie.theming.errors import ThemeError
from adoptie.theming.logo import clean_logo
from adoptie.theming.theme import Theme, check_contrast, theme_css
from adoptie.theming.tokens import parse_tokens

__all__ = [
    "Theme",
    "ThemeError",
    "check_contrast",
    "clean_logo",
    "contrast",
    "parse_tokens",
    "readable",
    "theme_css",
]
