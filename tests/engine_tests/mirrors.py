"""A web server on this machine that serves MNIST's files well, or badly in every way we know."""

import hashlib
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from engine.datasets.download import RemoteFile, RemoteSet

PAGE = b"<!DOCTYPE html><html><body>Log in to the network</body></html>"


class Mirrors:
    """What is served, and what was asked for; the first part of a path says how to serve.

    Parameters
    ----------
    files : mapping of str to bytes
        By name.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.asked: list[str] = []
        self.may_go_on = threading.Event()
        self.port = 0

    def url(self, manner: str) -> str:
        """Return the address of the mirror that serves in this manner."""
        return f"http://127.0.0.1:{self.port}/{manner}/"

    def remote(self, *manners: str) -> RemoteSet:
        """Return the files as a set to download, with their true checksums."""
        files = [
            RemoteFile(name, len(content), hashlib.md5(content, usedforsecurity=False).hexdigest())
            for name, content in self.files.items()
        ]
        return RemoteSet("MNIST", tuple(map(self.url, manners)), tuple(files))


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, mirrors: Mirrors, *args: object) -> None:
        self.mirrors = mirrors
        super().__init__(*args)

    def do_GET(self) -> None:
        _, manner, name = self.path.split("/")
        self.mirrors.asked.append(f"{manner}/{name}")
        content = self.mirrors.files[name]
        serve = getattr(self, f"_{manner}")
        try:
            serve(content)
        except ConnectionError:  # who was cancelled hangs up
            self.close_connection = True

    def _good(self, content: bytes) -> None:
        self._send(200, content, len(content))

    def _missing(self, content: bytes) -> None:
        self._send(404, PAGE, len(PAGE))

    def _page(self, content: bytes) -> None:
        self._send(200, PAGE, len(PAGE))

    def _cut(self, content: bytes) -> None:
        self._send(200, content[: len(content) // 2], len(content))

    def _cut_silently(self, content: bytes) -> None:
        self._send(200, content[: len(content) // 2], None)

    def _wrong(self, content: bytes) -> None:
        self._send(200, content[:-1] + bytes([content[-1] ^ 1]), len(content))

    def _endless(self, content: bytes) -> None:
        self._send(200, content, None)
        while True:
            self.wfile.write(bytes(2**16))

    def _slow(self, content: bytes) -> None:
        most = len(content) * 9 // 10
        self._send(200, content[:most], len(content))
        self.mirrors.may_go_on.wait()
        self.wfile.write(content[most:])

    def _send(self, status: int, content: bytes, length: int | None) -> None:
        self.send_response(status)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(files: Mapping[str, bytes]) -> Iterator[Mirrors]:
    """Serve while the block runs; afterwards no thread is left."""
    mirrors = Mirrors(files)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, mirrors))
    server.daemon_threads = False
    mirrors.port = server.server_port
    thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.01))
    thread.start()
    try:
        yield mirrors
    finally:
        mirrors.may_go_on.set()
        server.shutdown()
        thread.join()
        server.server_close()


def deaf_url() -> str:
    """Return an address where nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{found.getsockname()[1]}/"
