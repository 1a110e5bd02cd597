"""The read-only API: what it answers is what its document says, and the document keeps to the Dutch rules."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openapi_schema_validator import OAS30ReadValidator
from openapi_spec_validator import OpenAPIV30SpecValidator
from referencing import Registry
from referencing.jsonschema import DRAFT4

from adoptie.models import Gemeente
from tests.factories.adoptie import GemeenteFactory
from tests.factories.metingen import STATUS, case_figure, year_of_figures

API = "/api/v1"
pytestmark = pytest.mark.usefixtures("rapport")


@pytest.fixture
def document(client: Client, db: None) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"{API}/openapi.json").json()
    return found


def check(document: dict[str, Any], body: object, path: str, status: int = 200) -> None:
    """Check an answer against the schema that the document has for it."""
    answer = document["paths"][path]["get"]["responses"][str(status)]
    if "$ref" in answer:
        answer = document["components"]["responses"][answer["$ref"].rpartition("/")[2]]
    (media,) = answer["content"].values()
    registry: Registry[Any] = Registry().with_resource("urn:api", DRAFT4.create_resource(document))
    schema = {"$ref": f"urn:api{media['schema']['$ref']}"}
    OAS30ReadValidator(schema, registry=registry).validate(body)


def test_document_is_openapi_3(document: dict[str, Any]) -> None:
    OpenAPIV30SpecValidator(document).validate()
    assert document["servers"] == [{"url": "http://127.0.0.1:8000/api/v1"}]


def test_paths_are_plural_nouns_without_a_slash_at_the_end(document: dict[str, Any]) -> None:
    assert all(re.fullmatch(r"/[a-z]+(en|s)(/\{id\})?", path) for path in document["paths"])
    assert all(set(methods) == {"get"} for methods in document["paths"].values())


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("/gemeenten", "/gemeenten"),
        ("/gemeenten/{id}", "/gemeenten/hattem"),
        ("/indicatoren", "/indicatoren?gemeente=hattem"),
        ("/cijfers", "/cijfers?gemeente=hattem"),
        ("/cijfers", "/cijfers?gemeente=hattem&perPagina=3&pagina=2"),
        ("/rapporten", "/rapporten"),
        ("/rapporten/{id}", "/rapporten/{pk}"),
    ],
)
def test_answer_is_as_the_document_says(
    document: dict[str, Any], client: Client, gemeente: Gemeente, path: str, url: str
) -> None:
    pk = gemeente.rapporten.get().pk
    response = client.get(f"{API}{url}".format(pk=pk))

    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    check(document, response.json(), path)


@pytest.mark.parametrize(
    ("path", "url", "status"),
    [
        ("/cijfers", "/cijfers", 400),
        ("/cijfers", "/cijfers?gemeente=hattem&lengte=week", 400),
        ("/cijfers", "/cijfers?gemeente=hattem&period=2011", 400),
        ("/cijfers", "/cijfers?gemeente=nergens", 404),
        ("/gemeenten", "/gemeenten?pagina=0", 400),
        ("/rapporten/{id}", "/rapporten/999999", 404),
        ("/gemeenten/{id}", "/gemeenten/nergens", 404),
        ("/gemeenten/{id}", "/gemeenten/hattem/", 404),
        ("/gemeenten/{id}", "/iets-anders", 404),
    ],
)
def test_fault_is_a_problem_in_words(
    document: dict[str, Any], client: Client, path: str, url: str, status: int
) -> None:
    response = client.get(f"{API}{url}")

    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    check(document, response.json(), path, status)


def test_fault_names_what_is_wrong_with_what_was_asked(client: Client) -> None:
    body = client.get(f"{API}/cijfers?period=2011").json()

    assert [fault["name"] for fault in body["invalidParams"]] == ["gemeente", "period"]
    assert body["invalidParams"][1]["reason"] == "Deze vraag kennen wij niet."


@pytest.mark.parametrize("url", ["/gemeenten", "/openapi.json", "/nergens", "/cijfers"])
def test_every_answer_tells_the_version_and_is_open_to_other_sites(client: Client, url: str) -> None:
    response = client.get(f"{API}{url}")

    assert response["API-Version"] == "1.0.0"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies


def test_api_only_reads(client: Client) -> None:
    response = client.post(f"{API}/gemeenten")

    assert response.status_code == 405
    assert response["Content-Type"] == "application/problem+json"
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert client.options(f"{API}/gemeenten").status_code == 204


def test_answer_may_be_kept_until_it_changes(client: Client) -> None:
    first = client.get(f"{API}/gemeenten")

    assert "public" in first["Cache-Control"]
    again = client.get(f"{API}/gemeenten", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again["API-Version"] == "1.0.0"


def test_pages_are_linked_and_together_are_the_whole(client: Client) -> None:
    whole = client.get(f"{API}/cijfers?gemeente=hattem&perPagina=1000").json()
    found, url = [], f"{API}/cijfers?gemeente=hattem&perPagina=7"
    while url:
        page = client.get(url).json()
        found += page["resultaten"]
        url = page["links"].get("next", "").removeprefix("http://127.0.0.1:8000")

    assert found == whole["resultaten"]
    assert len(found) == whole["totaal"] > 7


def test_cijfers_can_be_asked_for_by_indicator_and_time(client: Client) -> None:
    asked = "gemeente=hattem&indicator=doorlooptijd&lengte=kwartaal&periode=2011-K3"
    body = client.get(f"{API}/cijfers?{asked}").json()

    assert [(each["indicator"], each["periode"]) for each in body["resultaten"]] == [
        ("doorlooptijd", "2011-K3")
    ]


def test_figure_that_is_not_shown_has_no_number_and_a_reason(client: Client, gemeente: Gemeente) -> None:
    case_figure(gemeente, "doorlooptijd", "2009-K1", None, n=3, status=STATUS.GEPUBLICEERD)
    (found,) = client.get(f"{API}/cijfers?gemeente=hattem&periode=2009-K1").json()["resultaten"]

    assert [found[name] for name in ("n", "waarde", "laag", "hoog")] == [None] * 4
    assert found["reden"] == "te weinig gegevens"


@pytest.mark.parametrize("status", [STATUS.BEREKEND, STATUS.VRIJGEGEVEN])
def test_api_tells_no_figure_that_was_not_published(client: Client, gemeente: Gemeente, status: str) -> None:
    url = f"{API}/cijfers?gemeente=hattem&perPagina=1000"
    before = client.get(url).content
    case_figure(gemeente, "digitaal-aandeel", "2011-K3", 0.731357, status=status)

    assert client.get(url).content == before


def test_gemeente_that_published_nothing_does_not_exist(client: Client) -> None:
    other = GemeenteFactory.create(slug="kanarie")
    year_of_figures(other)

    assert client.get(f"{API}/gemeenten/kanarie").status_code == 404
    assert client.get(f"{API}/cijfers?gemeente=kanarie").status_code == 404
    assert b"kanarie" not in client.get(f"{API}/gemeenten").content


def test_cijfers_take_as_many_queries_for_one_as_for_many(client: Client, gemeente: Gemeente) -> None:
    url = f"{API}/cijfers?gemeente=hattem"
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for year in range(2000, 2009):
        case_figure(gemeente, "doorlooptijd", f"{year}-K1", 40.0, status=STATUS.GEPUBLICEERD)
    with CaptureQueriesContext(connection) as many:
        client.get(url)

    assert len(many) == len(few)


def test_page_explains_the_api_with_addresses_that_work(client: Client) -> None:
    page = client.get("/api/").content.decode()

    links = re.findall(r'href="http://127.0.0.1:8000(/api/[^"]+)"', page)
    assert len(links) == 5
    assert {client.get(link.replace("&amp;", "&")).status_code for link in links} == {200}
