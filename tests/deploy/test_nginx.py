"""What a real nginx answers, on loopback, with the configuration that is shipped. `make bench-nginx` runs this."""

from __future__ import annotations

import gzip
import http.client
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from guide.hosting import EVERYWHERE, FOR_EVER, read_header_file
from tools.deploy import loopback

pytestmark = pytest.mark.hosted


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Host:
    """A running nginx and the site it serves."""

    port: int
    site: Path

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """One request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            names = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers=names)
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, told, answer.read())
        finally:
            connection.close()


@pytest.fixture(scope="module")
def host(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with loopback.serving(built_site, tmp_path_factory.mktemp("nginx")) as port:
        yield Host(port, built_site)


def own_script(site: Path) -> str:
    """The address of the module that every page loads."""
    return f"/{next(site.glob('assets/guide-*/index.js')).relative_to(site).as_posix()}"


def test_every_file_comes_as_it_was_built(host: Host) -> None:
    hidden = ("_headers", "404.html", "sitemap.xml.gz")
    files = [path for path in host.site.rglob("*") if path.is_file() and path.name not in hidden]
    assert len(files) > 100
    for path in files:
        answer = host.ask(f"/{path.relative_to(host.site).as_posix()}")
        assert (answer.status, answer.body) == (200, path.read_bytes()), path


def test_headers_come_with_pages_files_and_errors(host: Host) -> None:
    wanted = read_header_file((host.site / "_headers").read_text("utf-8"))[EVERYWHERE]
    for path, method in (("/", "GET"), (own_script(host.site), "GET"), ("/nowhere/", "GET"), ("/", "POST")):
        told = host.ask(path, method).headers
        assert {name: told.get(name.lower()) for name in wanted} == wanted, path


def test_compressed_copies_are_sent_to_whoever_reads_them_and_caches_are_told(host: Host) -> None:
    page = host.ask("/symptoms/", Accept_Encoding="gzip")
    assert page.headers["content-encoding"] == "gzip"
    assert gzip.decompress(page.body) == (host.site / "symptoms" / "index.html").read_bytes()
    assert page.headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in host.ask("/symptoms/").headers


def test_brotli_is_sent_where_module_and_program_are_there(host: Host) -> None:
    told = host.ask("/symptoms/", Accept_Encoding="br, gzip").headers
    assert told["content-encoding"] == ("br" if loopback.has_brotli() else "gzip")


def test_only_hashed_files_are_kept_and_an_error_never(host: Host) -> None:
    assert host.ask(own_script(host.site)).headers["cache-control"] == FOR_EVER
    page = host.ask("/").headers["cache-control"]
    assert int(re.sub(r"\D", "", page)) <= 600
    assert "immutable" not in page
    assert "cache-control" not in host.ask("/assets/guide-00000000/index.js").headers


def test_an_unchanged_page_is_not_sent_again(host: Host) -> None:
    tag = host.ask("/").headers["etag"]
    again = host.ask("/", If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")


def test_what_is_not_there_gets_the_sites_own_page(host: Host) -> None:
    answer = host.ask("/nowhere/")
    assert answer.status == 404
    assert answer.body == (host.site / "404.html").read_bytes()


def test_nothing_but_reading_is_allowed(host: Host) -> None:
    assert host.ask("/", "HEAD").status == 200
    assert {method: host.ask("/", method).status for method in ("POST", "PUT", "DELETE", "OPTIONS")} == {
        "POST": 405,
        "PUT": 405,
        "DELETE": 405,
        "OPTIONS": 405,
    }


def test_what_is_not_for_readers_is_not_handed_out(host: Host) -> None:
    (path,) = {host.ask(path).status for path in ("/_headers", "/.git/config", "/.env", "/../guide.conf")} - {400}
    assert path == 404


def test_a_folder_without_its_slash_leads_on_without_naming_a_host(host: Host) -> None:
    answer = host.ask("/symptoms")
    assert (answer.status, answer.headers["location"]) == (301, "/symptoms/")


def test_every_kind_of_file_has_a_type_that_browsers_run(host: Host) -> None:
    types = {path: host.ask(path).headers["content-type"] for path in ("/", own_script(host.site), "/guide.json")}
    assert types["/"] == "text/html; charset=utf-8"
    assert types[own_script(host.site)] == "application/javascript; charset=utf-8"
    assert types["/guide.json"] == "application/json; charset=utf-8"


def test_nothing_is_written_down_about_a_reader(host: Host, tmp_path_factory: pytest.TempPathFactory) -> None:
    host.ask("/symptoms/expired/")
    logs = [path for path in tmp_path_factory.getbasetemp().rglob("*.log") if path.is_file()]
    assert [path for path in logs if "symptoms" in path.read_text("utf-8", errors="replace")] == []
