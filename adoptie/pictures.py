"""Pictures of strangers: read within limits, and drawn anew so that nothing but pixels comes along."""

from __future__ import annotations

import struct
import warnings
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# What Pillow lets through when a file is not what it says; a warning counts as a fault here.
_BROKEN = (OSError, SyntaxError, ValueError, LookupError, ArithmeticError, struct.error, zlib.error, Warning)


class BrokenPictureError(Exception):
    """The file is no picture of one of the kinds that were asked for, or it is damaged."""


class LargePictureError(Exception):
    """A side of the picture is longer than it may be; ``size`` where it was read."""

    def __init__(self, size: tuple[int, int] | None = None) -> None:
        self.size = size
        super().__init__(size)


def read_picture(content: bytes, *, formats: tuple[str, ...], most_side: int) -> Image:
    """Return the picture as pixels, the right way up: no text, profile or place of the photographer.

    Raises BrokenPictureError and LargePictureError.
    """
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(content), formats=formats) as image:
                # Only what the reader itself makes of the size counts: a header can be told twice.
                _refuse_large(image.size, most_side)
                pixels = ImageOps.exif_transpose(image).convert("RGBA")
    except LargePictureError:
        raise
    except Image.DecompressionBombError:
        raise LargePictureError from None
    except _BROKEN:
        raise BrokenPictureError from None
    pixels.info.clear()
    return pixels


def _refuse_large(size: tuple[int, int], most_side: int) -> None:
    if max(size) > most_side:
        raise LargePictureError(size)
