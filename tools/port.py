"""Says in one line when a port of this machine is taken: python tools/port.py 8000."""

from __future__ import annotations

import socket
import sys


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """True when a server could listen on the port now. Raises OverflowError above 65535."""
    with socket.socket() as probe:
        # As servers do: a port whose last connections are still closing counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def main(arguments: list[str]) -> int:
    """Returns 0 for a free port, 1 for a taken one."""
    port = int(arguments[0])
    if is_free(port):
        return 0
    print(
        f"Port {port} is taken. 端口 {port} 已被占用，换一个：make serve PORT={port + 1}",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
