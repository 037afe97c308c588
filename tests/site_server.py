"""A web server for the built site that knows as little as a plain host: `.js` is a script, `.mjs` is not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

TYPES = {
    "": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves one folder under one path prefix; an unknown address gets 404.html, as on a real host."""

    protocol_version = "HTTP/1.1"
    extensions_map = TYPES
    prefix = "/"

    def do_GET(self) -> None:
        """Answers with the file, or with the site's own page for what is not there."""
        if not self.is_there():
            self.send_page_not_found()
        else:
            super().do_GET()

    def is_there(self) -> bool:
        """True for a published file, or a folder with an index page."""
        if not urlsplit(self.path).path.startswith(self.prefix):
            return False
        found = Path(self.translate_path(self.path))
        return found.is_file() or (found / "index.html").is_file()

    def translate_path(self, path: str) -> str:
        """The file behind an address below the prefix."""
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def send_page_not_found(self) -> None:
        """Status 404 with the site's 404.html."""
        page = Path(self.directory, "404.html")
        body = page.read_bytes() if page.is_file() else b"not found"
        self.send_response(404)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the terminal for the tests."""


class Server(ThreadingHTTPServer):
    """Does not wait for idle connections of the browser when it closes."""

    daemon_threads = True
    block_on_close = False


@contextmanager
def serve(folder: Path, prefix: str = "/", handler: type[SiteHandler] = SiteHandler) -> Iterator[str]:
    """Serves `folder` on a free loopback port; gives the home address, ending with `prefix`."""
    bound = type("Handler", (handler,), {"prefix": prefix})
    server = Server(("127.0.0.1", 0), partial(bound, directory=str(folder)))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
