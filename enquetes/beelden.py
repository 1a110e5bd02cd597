"""Pictures beside questions: drawn anew, and no larger than a page can show."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from adoptie.pictures import BrokenPictureError, LargePictureError, read_picture
from adoptie.refusal import Refusal

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 8_000_000
TOO_LARGE = f"De afbeelding is te groot. Zij mag hoogstens {MAX_BYTES // 1_000_000} MB zijn."
PNG, JPEG = "image/png", "image/jpeg"
# More pixels than a phone makes; none of these kinds can do more than show.
_FORMATS = ("PNG", "JPEG", "WEBP")
_MOST_SIDE = 8_000
# Twice the width of a question, for sharp screens and paper.
_SHOWN_SIDE = 1_600
_PNG_BYTES = 300_000


@dataclass(frozen=True, slots=True)
class Plaatje:
    """A cleaned picture and its content type."""

    inhoud: bytes
    soort: str

    @property
    def sha(self) -> str:
        return hashlib.sha256(self.inhoud).hexdigest()


def clean_picture(content: bytes) -> Plaatje:
    """Return a safe, small copy of a picture. Raises Refusal with a sentence for the user."""
    if len(content) > MAX_BYTES:
        raise Refusal(TOO_LARGE)
    try:
        pixels = read_picture(content, formats=_FORMATS, most_side=_MOST_SIDE)
    except LargePictureError:
        raise Refusal(
            f"De afbeelding is te groot. Zij mag hoogstens {_MOST_SIDE} bij {_MOST_SIDE} punten zijn."
        ) from None
    except BrokenPictureError:
        raise Refusal("Dit is geen afbeelding die we kunnen lezen. Gebruik een PNG, JPEG of WebP.") from None
    pixels.thumbnail((_SHOWN_SIDE, _SHOWN_SIDE))
    # A drawing stays sharp; what becomes too large that way is a photograph.
    drawing = _written(pixels, "PNG")
    if len(drawing) <= _PNG_BYTES:
        return Plaatje(drawing, PNG)
    return Plaatje(_written(_on_white(pixels), "JPEG"), JPEG)


def _on_white(pixels: Image) -> Image:
    from PIL import Image

    white = Image.new("RGB", pixels.size, "white")
    white.paste(pixels, mask=pixels.getchannel("A"))
    return white


def _written(pixels: Image, format_: str) -> bytes:
    out = BytesIO()
    pixels.save(out, format=format_, optimize=True, quality=85)
    return out.getvalue()
