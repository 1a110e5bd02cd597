"""The catalogue of open data, read back and held against what DCAT-AP-NL 3.0 makes mandatory."""

from __future__ import annotations

import hashlib

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rdflib import DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.term import Node

from adoptie.models import Gemeente
from rapportage.models import Rapport
from tests.factories.rapportage import make_rapport

URL = "/open-data/"
DCAT = Namespace("http://www.w3.org/ns/dcat#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
# From the shapes that Geonovum publishes with version 3.0.0, and those of DCAT-AP 3.0 below them.
MANDATORY = {
    DCAT.Catalog: {DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.contactPoint, DCAT.dataset},
    DCAT.Dataset: {
        *(DCTERMS.title, DCTERMS.description, DCTERMS.identifier, DCTERMS.publisher, DCTERMS.creator),
        *(DCTERMS.accessRights, DCAT.contactPoint, DCAT.theme),
    },
    DCAT.Distribution: {DCAT.accessURL, DCTERMS.license},
    FOAF.Agent: {FOAF.name},
    VCARD.Kind: {VCARD.fn},
    SPDX.Checksum: {SPDX.algorithm, SPDX.checksumValue},
}
AT_MOST_ONCE = {
    DCAT.Catalog: {DCAT.contactPoint},
    DCAT.Dataset: {DCAT.contactPoint, DCTERMS.identifier, DCAT.version},
    DCAT.Distribution: {DCAT.accessURL, DCAT.downloadURL, DCAT.byteSize, SPDX.checksum},
}
FORMATS = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml"}


def catalogue(client: Client, kind: str = "ttl") -> Graph:
    return Graph().parse(data=client.get(f"{URL}catalogus.{kind}").content, format=FORMATS[kind])


def values(graph: Graph, kind: Node, predicate: Node) -> set[Node]:
    return {each for subject in graph.subjects(RDF.type, kind) for each in graph.objects(subject, predicate)}


@pytest.mark.usefixtures("rapport")
def test_catalogue_has_what_is_mandatory_and_nothing_twice_that_may_be_once(client: Client) -> None:
    graph = catalogue(client)

    for kind, predicates in MANDATORY.items():
        subjects = set(graph.subjects(RDF.type, kind))
        assert subjects, kind
        for subject in subjects:
            assert not [each for each in predicates if (subject, each, None) not in graph], subject
            once = AT_MOST_ONCE.get(kind, set())
            assert all(len(list(graph.objects(subject, each))) < 2 for each in once), subject


# The library's own reader of JSON-LD uses what the library is taking leave of.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.usefixtures("rapport")
def test_every_form_says_the_same(client: Client) -> None:
    whole = catalogue(client)

    assert isomorphic(whole, catalogue(client, "jsonld"))
    assert isomorphic(whole, catalogue(client, "rdf"))


@pytest.mark.usefixtures("rapport")
def test_dataset_tells_theme_time_place_and_licence_from_the_lists_of_europe(client: Client) -> None:
    graph = catalogue(client)
    europe = "http://publications.europa.eu/resource/authority"

    (about,) = values(graph, DCAT.Dataset, DCTERMS.description)
    assert "over het derde kwartaal van 2011, met hun onzekerheid." in str(about)
    assert values(graph, DCAT.Dataset, DCAT.theme) == {URIRef(f"{europe}/data-theme/GOVE")}
    assert values(graph, DCAT.Dataset, DCTERMS.accessRights) == {URIRef(f"{europe}/access-right/PUBLIC")}
    assert URIRef(f"{europe}/country/NLD") in values(graph, DCAT.Dataset, DCTERMS.spatial)
    assert values(graph, DCTERMS.PeriodOfTime, DCAT.startDate) == {Literal("2011-07-01", datatype=XSD.date)}
    assert values(graph, DCTERMS.PeriodOfTime, DCAT.endDate) == {Literal("2011-09-30", datatype=XSD.date)}
    assert values(graph, DCAT.Distribution, DCTERMS.license) == {
        URIRef("http://creativecommons.org/publicdomain/zero/1.0/deed.nl")
    }


@pytest.mark.usefixtures("rapport")
def test_each_file_is_there_as_large_and_with_the_hash_that_is_told(client: Client) -> None:
    graph = catalogue(client)
    found = set(graph.subjects(RDF.type, DCAT.Distribution))

    assert len(found) > 2
    for subject in found:
        data = client.get(str(graph.value(subject, DCAT.downloadURL)).removeprefix("http://127.0.0.1:8000"))
        assert data.status_code == 200
        assert int(str(graph.value(subject, DCAT.byteSize))) == len(data.content)
        media = str(graph.value(subject, DCAT.mediaType)).partition("media-types/")[2]
        assert media == data["Content-Type"].partition(";")[0]
        checksum = graph.value(subject, SPDX.checksum)
        told = str(graph.value(checksum, SPDX.checksumValue)).lower()
        assert told == hashlib.sha256(data.content).hexdigest()


def test_gemeente_is_named_as_the_government_names_it(rapport: Rapport, client: Client) -> None:
    (publisher,) = values(catalogue(client), DCAT.Dataset, DCTERMS.publisher)

    code = rapport.gemeente.cbs_code.lower()
    assert str(publisher) == f"https://identifier.overheid.nl/tooi/id/gemeente/{code}"


@pytest.mark.usefixtures("rapport")
@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml;q=0.9, text/html;q=0.1", "application/rdf+xml"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("image/png", "text/html"),
    ],
)
def test_form_is_the_one_that_was_asked_for(client: Client, accept: str, kind: str) -> None:
    response = client.get(URL, headers={"Accept": accept})

    assert response["Content-Type"].partition(";")[0] == kind
    assert "Accept" in response["Vary"]


@pytest.mark.django_db
def test_form_that_does_not_exist_is_not_found(client: Client) -> None:
    assert client.get(f"{URL}catalogus.docx").status_code == 404


def test_report_that_was_not_published_is_no_dataset(gemeente: Gemeente, client: Client) -> None:
    make_rapport(gemeente, status=Rapport.Status.VASTGESTELD)

    assert not list(catalogue(client).subjects(RDF.type, DCAT.Dataset))
    assert "Er is nog geen openbaar rapport" in client.get(URL).content.decode()


def test_catalogue_takes_as_many_queries_for_one_as_for_many(
    gemeente: Gemeente,
    rapport: Rapport,
    client: Client,
) -> None:
    with CaptureQueriesContext(connection) as one:
        client.get(f"{URL}catalogus.ttl")
    for number in range(2, 5):
        make_rapport(gemeente, "2011-K3", versie=number, status=Rapport.Status.GEPUBLICEERD)
    with CaptureQueriesContext(connection) as many:
        client.get(f"{URL}catalogus.ttl")

    assert len(many) == len(one)
