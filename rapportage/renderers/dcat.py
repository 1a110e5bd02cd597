"""The catalogue of open data as RDF, by DCAT-AP-NL 3.0 (https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

from adoptie.contact import Contact
from adoptie.periods import Period

# Version 3, of which the library knows no list yet.
DCAT = Namespace("http://www.w3.org/ns/dcat#")
_VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
_SPDX = Namespace("http://spdx.org/rdf/terms#")
_EU = Namespace("http://publications.europa.eu/resource/authority/")
_MEDIA = Namespace("https://www.iana.org/assignments/media-types/")
_TOOI = Namespace("https://identifier.overheid.nl/tooi/id/gemeente/")
_CC0 = URIRef("http://creativecommons.org/publicdomain/zero/1.0/deed.nl")
_TITLE = "Open data van Mentaal Spoor"
_ABOUT = "Gepubliceerde cijfers en rapporten over digitaal werken bij gemeenten, met hun onzekerheid."
FORMATS = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "pretty-xml"}
TYPES = {"ttl": "text/turtle; charset=utf-8", "jsonld": "application/ld+json", "rdf": "application/rdf+xml"}


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file with figures: where it is, how large, and its SHA-256."""

    naam: str
    adres: str
    media: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """The figures of one published report; ``pagina`` is where everybody reads it."""

    pagina: str
    titel: str
    uitleg: str
    gemeente: str
    cbs_code: str
    contact: Contact
    period: Period
    versie: int
    gepubliceerd: dt.date | None
    bestanden: tuple[Bestand, ...]


def render_catalogue(datasets: Iterable[Dataset], *, site: str, address: str, kind: str) -> bytes:
    """Return the catalogue as ``ttl``, ``jsonld`` or ``rdf``; it stands at ``address``, on ``site``."""
    graph = Graph()
    for prefix, namespace in (("dcat", DCAT), ("dct", DCTERMS), ("vcard", _VCARD), ("spdx", _SPDX)):
        graph.bind(prefix, namespace)
    catalogue = URIRef(address)
    _say(graph, catalogue, DCAT.Catalog, _TITLE, _ABOUT)
    publisher = URIRef(f"{address}#uitgever")
    _agent(graph, publisher, "Mentaal Spoor")
    graph.add((catalogue, DCTERMS.publisher, publisher))
    graph.add((catalogue, DCTERMS.license, _CC0))
    graph.add((catalogue, FOAF.homepage, catalogue))
    contact = _contact(graph, URIRef(f"{address}#contact"), "Mentaal Spoor", Contact(), site)
    graph.add((catalogue, DCAT.contactPoint, contact))
    for dataset in datasets:
        graph.add((catalogue, DCAT.dataset, _dataset(graph, dataset, site)))
    return graph.serialize(format=FORMATS[kind], auto_compact=True, encoding="utf-8")


def _say(graph: Graph, subject: URIRef, kind: URIRef, title: str, description: str) -> None:
    graph.add((subject, RDF.type, kind))
    graph.add((subject, DCTERMS.title, Literal(title, lang="nl")))
    graph.add((subject, DCTERMS.description, Literal(description, lang="nl")))
    graph.add((subject, DCTERMS.language, _EU["language/NLD"]))


def _agent(graph: Graph, subject: URIRef, name: str) -> None:
    graph.add((subject, RDF.type, FOAF.Agent))
    graph.add((subject, FOAF.name, Literal(name, lang="nl")))


def _contact(graph: Graph, subject: URIRef, name: str, contact: Contact, site: str) -> URIRef:
    graph.add((subject, RDF.type, _VCARD.Kind))
    graph.add((subject, _VCARD.fn, Literal(contact.naam or name)))
    if contact.email:
        graph.add((subject, _VCARD.hasEmail, URIRef(f"mailto:{contact.email}")))
    graph.add((subject, _VCARD.hasURL, URIRef(f"{site}/contact/")))
    return subject


def _dataset(graph: Graph, dataset: Dataset, site: str) -> URIRef:
    subject = URIRef(f"{dataset.pagina}#dataset")
    gemeente = _TOOI[dataset.cbs_code.lower()]
    _say(graph, subject, DCAT.Dataset, dataset.titel, dataset.uitleg)
    _agent(graph, gemeente, f"Gemeente {dataset.gemeente}")
    graph.add((gemeente, RDF.type, DCTERMS.Location))
    name = f"Gemeente {dataset.gemeente}"
    contact = _contact(graph, URIRef(f"{dataset.pagina}#contact"), name, dataset.contact, site)
    told = (
        (DCTERMS.identifier, Literal(str(subject))),
        (DCTERMS.publisher, gemeente),
        (DCTERMS.creator, gemeente),
        (DCAT.contactPoint, contact),
        (DCAT.theme, _EU["data-theme/GOVE"]),
        (DCTERMS.accessRights, _EU["access-right/PUBLIC"]),
        (DCTERMS.spatial, gemeente),
        (DCTERMS.spatial, _EU["country/NLD"]),
        (DCTERMS.temporal, _temporal(graph, dataset)),
        (DCAT.landingPage, URIRef(dataset.pagina)),
        (DCAT.version, Literal(str(dataset.versie))),
    )
    for predicate, value in told:
        graph.add((subject, predicate, value))
    if dataset.gepubliceerd:
        graph.add((subject, DCTERMS.issued, Literal(dataset.gepubliceerd, datatype=XSD.date)))
    for bestand in dataset.bestanden:
        graph.add((subject, DCAT.distribution, _distribution(graph, bestand, dataset)))
    return subject


def _temporal(graph: Graph, dataset: Dataset) -> URIRef:
    subject = URIRef(f"{dataset.pagina}#periode")
    graph.add((subject, RDF.type, DCTERMS.PeriodOfTime))
    graph.add((subject, DCAT.startDate, Literal(dataset.period.begin, datatype=XSD.date)))
    graph.add((subject, DCAT.endDate, Literal(dataset.period.last_day, datatype=XSD.date)))
    return subject


def _distribution(graph: Graph, bestand: Bestand, dataset: Dataset) -> URIRef:
    subject, checksum = URIRef(f"{bestand.adres}#distributie"), URIRef(f"{bestand.adres}#hash")
    file_type = bestand.naam.rpartition(".")[2].upper()
    told = (
        (RDF.type, DCAT.Distribution),
        (DCTERMS.title, Literal(bestand.naam, lang="nl")),
        (DCAT.accessURL, URIRef(dataset.pagina)),
        (DCAT.downloadURL, URIRef(bestand.adres)),
        (DCTERMS.license, _CC0),
        (DCAT.mediaType, _MEDIA[bestand.media]),
        (DCTERMS["format"], _EU[f"file-type/{file_type}"]),
        (DCAT.byteSize, Literal(bestand.bytes, datatype=XSD.nonNegativeInteger)),
        (_SPDX.checksum, checksum),
    )
    for predicate, value in told:
        graph.add((subject, predicate, value))
    graph.add((checksum, RDF.type, _SPDX.Checksum))
    graph.add((checksum, _SPDX.algorithm, _SPDX.checksumAlgorithm_sha256))
    graph.add((checksum, _SPDX.checksumValue, Literal(bestand.sha256, datatype=XSD.hexBinary)))
    return subject
