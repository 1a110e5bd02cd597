"""What a PDF says about itself: title, language, author and PDF/UA-1, in the catalogue and as XMP."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from adoptie.pdf import fonts
from adoptie.pdf.elements import Document
from adoptie.pdf.pen import Pen
from adoptie.pdf.structure import Node, Writer

PRODUCER = "Mentaal Spoor"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def describe(pen: Pen, document: Document, root: Node) -> None:
    """Write title, language, metadata and the structure tree; call it once, after the last page."""
    canvas, pdf = pen.canvas, pen.canvas._doc  # noqa: SLF001 - reportlab has no tagging of its own
    title, author = fonts.clean(document.title).strip(), fonts.clean(document.author)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(title)
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setDateFormatter(lambda *_: f"D:{document.date:%Y%m%d}000000Z")
    catalogue = pdf.Catalog
    catalogue.Lang = pdfdoc.PDFString(document.language)
    catalogue.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    catalogue.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
    catalogue.Metadata = pdf.Reference(_xmp(document, title, author))
    writer = Writer(pdf, lambda page: pdfdoc.PDFObjectReference(f"Page{page}"))
    catalogue.StructTreeRoot = writer.write(root, pen.pages)
    for number in range(1, pen.pages + 1):
        _tag_page(pdf.idToObject[f"Page{number}"], number)


def _xmp(document: Document, title: str, author: str) -> Any:
    text = _XMP.format(
        title=escape(title),
        author=escape(author),
        language=escape(document.language),
        date=document.date.isoformat(),
        producer=PRODUCER,
    )
    stream = pdfdoc.PDFStream(content=text.encode(), filters=[])
    stream.dictionary["Type"] = "/Metadata"
    stream.dictionary["Subtype"] = "/XML"
    return stream


def _tag_page(page: Any, number: int) -> None:
    page.StructParents = number - 1
    page.Tabs = "/S"
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
