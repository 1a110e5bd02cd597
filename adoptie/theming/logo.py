"""Makes the logo of a gemeente harmless: a PNG is drawn anew, an SVG holds nothing but shapes."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring

from adoptie.pictures import BrokenPictureError, LargePictureError, read_picture
from adoptie.theming.errors import ThemeError

MAX_BYTES = 500_000
TOO_LARGE = f"Het logo is te groot. Het mag hoogstens {MAX_BYTES // 1000} kB zijn."
MAX_SIDE = 2000
MAX_ELEMENTS = 2000
# Deeper than any drawing goes, and far from where nested calls end.
MAX_DEPTH = 50
PNG = "image/png"
SVG = "image/svg+xml"

_SVG_NAMESPACE = "http://www.w3.org/2000/svg"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
# No "use": a few that call each other can keep a browser busy for ever.
_SHAPES = frozenset(
    {"svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
    | {"text", "tspan", "linearGradient", "radialGradient", "stop", "clipPath", "mask"}
)
_SVG_START = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<")
_INSIDE = re.compile(r"#[\w.-]+")
_REFERENCE = re.compile(r"url\(\s*(?!#[\w.-]+\s*\))", re.IGNORECASE)


def clean_logo(content: bytes) -> tuple[bytes, str]:
    """Return a safe copy of a logo and its content type (``image/png`` or ``image/svg+xml``).

    A PNG loses everything but its pixels. An SVG with scripts, styles, event handlers or anything from
    outside is refused. Raises ThemeError with a sentence for the user.
    """
    if len(content) > MAX_BYTES:
        raise ThemeError(TOO_LARGE)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _clean_png(content), PNG
    if _SVG_START.match(content):
        return _clean_svg(content), SVG
    raise ThemeError("Dit is geen PNG of SVG. Sla het logo op als PNG of SVG.")


def _clean_png(content: bytes) -> bytes:
    try:
        pixels = read_picture(content, formats=("PNG",), most_side=MAX_SIDE)
    except LargePictureError as fault:
        width, height = fault.size or (0, 0)
        told = f"is {width} bij {height} punten. Het" if width else "is te groot. Het"
        raise ThemeError(f"Het logo {told} mag hoogstens {MAX_SIDE} bij {MAX_SIDE} punten zijn.") from None
    except BrokenPictureError:
        raise ThemeError("Dit PNG-bestand is stuk. Sla het logo opnieuw op.") from None
    out = BytesIO()
    pixels.save(out, format="PNG", optimize=True)
    return out.getvalue()


def _clean_svg(content: bytes) -> bytes:
    from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
    from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        raise ThemeError(
            "Dit SVG-bestand bevat een DOCTYPE of entiteiten. Sla het op als gewone SVG."
        ) from None
    except (ParseError, ValueError, LookupError):
        raise ThemeError("Dit SVG-bestand is stuk. Sla het logo opnieuw op.") from None
    if root.tag != f"{{{_SVG_NAMESPACE}}}svg":
        raise ThemeError("Dit is geen PNG of SVG. Sla het logo op als PNG of SVG.")
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS or _deeper_than(root, MAX_DEPTH):
        raise ThemeError("Dit SVG-bestand is te ingewikkeld voor een logo. Gebruik een PNG.")
    _clean_element(root)
    # Without it every tag is written as ns0:path. It holds for the whole process, and pyxform takes it away.
    register_namespace("", _SVG_NAMESPACE)
    written: bytes = tostring(root, encoding="utf-8")
    return written


def _deeper_than(root: Element, depth: int) -> bool:
    """Tell whether elements lie deeper than this, level by level."""
    level = [root]
    for _ in range(depth):
        level = [child for element in level for child in element]
    return bool(level)


def _clean_element(element: Element) -> None:
    """Drop what drawing programs leave behind, refuse what could do something."""
    _clean_attributes(element)
    for child in list(element):
        tag = str(child.tag)
        if not tag.startswith(f"{{{_SVG_NAMESPACE}}}") or tag.endswith("}metadata"):
            element.remove(child)
            continue
        name = tag.partition("}")[2]
        if name not in _SHAPES:
            raise ThemeError(f"Het logo bevat '{name}'. Dat mag niet. Sla het op als gewone SVG, of als PNG.")
        _clean_element(child)


def _clean_attributes(element: Element) -> None:
    for name, value in list(element.attrib.items()):
        if name in {_XLINK_HREF, "href"}:
            if not _INSIDE.fullmatch(value):
                raise ThemeError("Het logo verwijst naar iets buiten het bestand. Sla het op als PNG.")
        elif name.startswith("{"):
            del element.attrib[name]
        elif name.lower().startswith("on") or name == "style":
            raise ThemeError(f"Het logo bevat '{name}'. Dat mag niet. Sla het op als gewone SVG, of als PNG.")
        elif _REFERENCE.search(value) or "\\" in value:
            raise ThemeError("Het logo verwijst naar iets buiten het bestand. Sla het op als PNG.")
