"""Who may ask what: names of this host only, no request made by another site, and pages that load nothing from elsewhere.

Against DNS rebinding the Host header must be one of ours; against forged requests whatever is not a plain read must come
from a page of this host and, in `Sessions`, carry that session's token.
"""

from __future__ import annotations

import ipaddress
import secrets
import socket
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from jaarschijf.output.web.live import Decision

POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # `no-referrer` would have browsers send forms without their origin.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_READS = frozenset({"GET", "HEAD"})
_MOST_SESSIONS = 200
_MOST_UNDONE = 100


class Guard:
    """Refuses hosts and origins that are not ours, and puts the headers of a careful page on each answer."""

    def __init__(self, app: ASGIApp, *, names: frozenset[str] | None) -> None:
        """`names` are the host names served; None: any address, localhost and this machine's name."""
        self._app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope["method"], Headers(scope=scope))

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", POLICY)
                headers.setdefault("Cache-Control", "no-store")
                headers.update(_HEADERS)
            await send(message)

        await (refusal or self._app)(scope, receive, send_with_headers)

    def _refusal(self, method: str, headers: Headers) -> Response | None:
        host = headers.get("host", "")
        if len(headers.getlist("host")) != 1 or not self._is_ours(host_name(host)):
            return PlainTextResponse("No such host is served here.\n", 421)
        if method in _READS:
            return None
        if headers.get("origin") != f"http://{host}" or headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return PlainTextResponse("Refused: this was sent from another site.\n", 403)
        return None

    def _is_ours(self, name: str) -> bool:
        if self._names is not None:
            return name in self._names
        if name in _LOOPBACK or name == socket.gethostname().lower():
            return True
        try:
            # An address can't be rebound: whoever asks for it by number means it.
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True


def host_name(host: str) -> str:
    """The name in a Host header, without port or brackets, in lower case.

    >>> host_name("[::1]:8000"), host_name("LocalHost:80")
    ('::1', 'localhost')
    """
    name, colon, port = host.rpartition(":")
    if not colon or not port.isdigit():
        name = host
    return name.removeprefix("[").removesuffix("]").lower()


def served_names(host: str) -> frozenset[str] | None:
    """The names under which a server bound to `host` is asked for; None when it is bound to more than this machine."""
    return _LOOPBACK if host.lower() in _LOOPBACK else None


@dataclass(slots=True)
class Undo:
    """What brings back how it was: what was kept before of each thing decided, and the page it was decided on."""

    decisions: list[Decision]
    municipality: str
    page: str


@dataclass(slots=True)
class Session:
    """One browser: the token its forms carry, and what it can take back, the last at the end."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    undo: list[Undo] = field(default_factory=list)
    said: str | None = None

    def remember(self, undo: Undo) -> None:
        """So that it can be taken back."""
        self.undo.append(undo)
        del self.undo[:-_MOST_UNDONE]


class Sessions:
    """The browsers seen lately, by their cookie."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, Session] = OrderedDict()

    def of(self, request: Request) -> Session:
        """The session of a request; a new one when it brings none that is known."""
        key = request.cookies.get(_cookie(request), "")
        if key not in self._known:
            key = secrets.token_urlsafe(32)
            self._known[key] = Session()
            if len(self._known) > _MOST_SESSIONS:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        request.state.session_key = key
        return self._known[key]

    def trusts(self, request: Request, tokens: Iterable[str]) -> bool:
        """Whether a form's tokens are the one of the session it is sent in."""
        session = self._known.get(request.cookies.get(_cookie(request), ""))
        return session is not None and any(secrets.compare_digest(session.token.encode(), t.encode()) for t in tokens)

    def hand_out(self, request: Request, response: Response) -> None:
        """Set the cookie of the session that `of` gave."""
        response.set_cookie(_cookie(request), request.state.session_key, httponly=True, samesite="strict")


def _cookie(request: Request) -> str:
    """Cookies do not tell ports apart: two servers on one machine need names of their own."""
    server = request.scope.get("server") or ("", 0)
    return f"jaarschijf-{server[1] or 0}"
