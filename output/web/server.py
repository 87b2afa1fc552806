"""The web application on a port of this machine."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from jaarschijf.corpus.store import Corpus
from jaarschijf.output.report import Language
from jaarschijf.output.web.app import web_app
from jaarschijf.output.web.guard import served_names
from jaarschijf.schema.problems import ServerError


def run_server(
    db: Path, *, host: str, port: int, language: Language, by: str, pdf_folder: Path | None, say: Callable[[str], None]
) -> None:
    """Serve until it is stopped; `say` is told the address. Raises CorpusError for a corpus that can't be read, ServerError."""
    Corpus.open(db, read_only=True).close()
    app = web_app(db.resolve(), language=language, by=by, host=host, pdf_folder=pdf_folder)
    with _listen(host, port) as listening:
        say(f"http://{_shown(host)}:{listening.getsockname()[1]}/")
        if served_names(host) is None:
            say("Who can reach this machine can read the corpus and decide in it.")
        # No trust in headers of a proxy: who is asked for is what the Host header says.
        config = uvicorn.Config(app, log_level="warning", access_log=False, proxy_headers=False, server_header=False)
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen()
        except OSError:
            listening.close()
            raise
    except OSError as error:
        raise ServerError(
            f"can't listen there: {error.strerror or error}", where=f"{host}:{port}", hint="choose another --port"
        ) from error
    return listening


def _shown(host: str) -> str:
    with suppress(ValueError):
        if ipaddress.ip_address(host).version == 6:
            return f"[{host}]"
    return host
