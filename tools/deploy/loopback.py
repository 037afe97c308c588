"""A real nginx on a loopback port, with the configuration that is shipped, serving a copy of a built site."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tools.deploy import nginx, precompress

# Only what a whole server needs around the shipped part; all its files stay in one folder.
AROUND = """\
{modules}daemon off;
pid {scratch}/nginx.pid;
error_log {scratch}/error.log warn;
{user}worker_processes {workers};
events {{ worker_connections 2048; }}
http {{
    types {{
        text/html html; text/css css; application/javascript js; application/json json;
        image/svg+xml svg; image/png png; text/plain txt; application/xml xml;
    }}
    default_type application/octet-stream;
    client_body_temp_path {scratch}/body;
    proxy_temp_path {scratch}/proxy;
    fastcgi_temp_path {scratch}/fastcgi;
    uwsgi_temp_path {scratch}/uwsgi;
    scgi_temp_path {scratch}/scgi;
    include {scratch}/guide.conf;
}}
"""

BROTLI_MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


class NoNginxError(Exception):
    """There is no nginx on this machine."""


def program() -> str:
    """The path of nginx. Raises NoNginxError."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if found is None:
        raise NoNginxError("No nginx here, so nothing was tested (Debian: apt-get install nginx-light). 没有 nginx。")
    return found


def free_port() -> int:
    """A loopback port that nobody uses."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


def has_brotli() -> bool:
    """Whether both the program that compresses and the module that sends are here."""
    return BROTLI_MODULE.exists() and shutil.which("brotli") is not None


def lay_out(site: Path, scratch: Path, port: int) -> Path:
    """Copies and compresses the site, writes the configuration; returns the path of the outer one."""
    copy = Path(shutil.copytree(site, scratch / "site"))
    brotli = has_brotli()
    precompress.precompress(copy, shutil.which("brotli") if brotli else None)
    shipped = nginx.for_site(copy, listen=f"127.0.0.1:{port}", root=str(copy), brotli=brotli)
    (scratch / "guide.conf").write_text(shipped, encoding="utf-8")
    outer = scratch / "nginx.conf"
    modules = f"load_module {BROTLI_MODULE};\n" if brotli else ""
    user = "user root;\n" if os.geteuid() == 0 else ""
    told = {"scratch": scratch, "modules": modules, "user": user, "workers": os.cpu_count() or 1}
    outer.write_text(AROUND.format(**told), encoding="utf-8")
    return outer


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Returns once somebody listens. Raises RuntimeError where nginx ended or never came."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("nginx did not start: see its message above")


@contextmanager
def serving(site: Path, scratch: Path) -> Iterator[int]:
    """Gives the port on which nginx serves `site`; `scratch` is an empty folder. Raises NoNginxError."""
    nginx_program, port = program(), free_port()
    outer = lay_out(site, scratch, port)
    process = subprocess.Popen([nginx_program, "-p", str(scratch), "-c", str(outer), "-e", str(scratch / "error.log")])
    try:
        wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=10)
