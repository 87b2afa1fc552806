"""The addresses that `jaarschijf serve` answers, and what it answers."""

from __future__ import annotations

import tomllib
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from jaarschijf.output.pages import template_environment
from jaarschijf.output.report import Language, Served, report_page, report_policy, report_style, report_words
from jaarschijf.output.report_pictures import unchanged_pdfs
from jaarschijf.output.web import desk
from jaarschijf.output.web.decisions import Choice, link_choice, row_choice
from jaarschijf.output.web.guard import Guard, Sessions, Undo, served_names
from jaarschijf.output.web.live import LiveCorpus, Stamp
from jaarschijf.output.web.pictures import Pictures
from jaarschijf.output.web.queue import LINKS, ROWS, Doubt, Key, Progress, Queue, neighbours, next_open, open_keys
from jaarschijf.schema.packaged import packaged_text
from jaarschijf.schema.problems import CorpusError, JaarschijfError

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus

_LARGEST_FORM = 20_000  # bytes
_MOST_FIELDS = 20
_REPORTS_KEPT = 4
# Each takes a second or more to draw and is some megabytes of page.
_MOST_IN_A_REPORT = 12
# Ids follow from the content: a picture stays what it is.
_PICTURE_HEADERS = {"Cache-Control": "private, max-age=3600"}

Form = Mapping[str, list[str]]
Endpoint = Callable[[Request], Response]
Deciding = Callable[[Request, Form], Response]


def web_app(
    db: Path, *, language: Language = "nl", by: str, host: str = "127.0.0.1", pdf_folder: Path | None = None
) -> Starlette:
    """The web application on the corpus at `db`: the report and the review, whose decisions are kept in the name of `by`.

    `host` is what it is bound to: it says which Host headers are ours. PDFs that moved are looked for in `pdf_folder`.
    """
    pages = Pages(db, language=language, by=by, pdf_folder=pdf_folder)
    routes = [
        Route("/", pages.overview),
        Route("/report", pages.report),
        Route("/links", pages.listed(LINKS)),
        Route("/links/next", pages.next_of(LINKS)),
        Route("/links/{earlier}/{later}", pages.link),
        Route("/links/{earlier}/{later}", pages.posted(pages.decide_link), methods=["POST"]),
        Route("/rows", pages.listed(ROWS)),
        Route("/rows/next", pages.next_of(ROWS)),
        Route("/rows/{row}", pages.row),
        Route("/rows/{row}", pages.posted(pages.decide_row), methods=["POST"]),
        Route("/undo", pages.posted(pages.undo), methods=["POST"]),
        Route("/picture/{what}/{identity}/{kind}", pages.picture),
        Route("/static/{name}", pages.static),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, names=served_names(host))],
        exception_handlers={JaarschijfError: pages.trouble, HTTPException: pages.no_such_page},
        lifespan=pages.lifespan,
    )


class Pages:
    """What is answered at each address."""

    def __init__(self, db: Path, *, language: Language, by: str, pdf_folder: Path | None) -> None:
        self._live = LiveCorpus(db)
        self._language: Language = language
        self._by = by
        self._folder = pdf_folder
        self._pictures = Pictures(self._live, pdf_folder)
        self._sessions = Sessions()
        self._templates = template_environment()
        self._words = _words(language)
        self._reports: OrderedDict[tuple[Stamp, str], str] = OrderedDict()
        self._static = {
            "style.css": (report_style(language) + packaged_text("jaarschijf.output.web", "web.css"), "text/css"),
            "review.js": (packaged_text("jaarschijf.output.web", "review.js"), "text/javascript"),
        }

    @asynccontextmanager
    async def lifespan(self, app: Starlette) -> AsyncIterator[None]:
        """From the server's start to its end."""
        yield
        await run_in_threadpool(self._pictures.close)

    # Looking

    def overview(self, request: Request) -> Response:
        """All municipalities, with how far their review is."""
        with self._live.reading() as corpus:
            found = desk.municipalities(corpus)
        return self._page(request, "overview.html", municipalities=found, most_in_a_report=_MOST_IN_A_REPORT)

    def report(self, request: Request) -> Response:
        """The report, on one municipality or on all."""
        with self._live.reading() as corpus:
            municipality = _asked(request, corpus) if "municipality" in request.query_params else ""
        key = self._live.stamp(), municipality
        if key not in self._reports:
            self._reports[key] = self._report(municipality)
            if len(self._reports) > _REPORTS_KEPT:
                self._reports.popitem(last=False)
        policy = report_policy(self._language, served=True) + "; frame-ancestors 'none'"
        return HTMLResponse(self._reports[key], headers={"Content-Security-Policy": policy})

    def _report(self, municipality: str) -> str:
        links = {"overview": "/"}
        if municipality:
            links |= {f"review_{queue.name}": queue.list_address(municipality) for queue in (LINKS, ROWS)}
        with self._live.reading() as corpus:
            at_hand = list(unchanged_pdfs(corpus, self._folder))
            sql = "select agreement_id from agreements where list_contains(?, document_id) and len(boxes) > 0"
            drawn = [str(identity) for (identity,) in corpus.query(sql, [at_hand]).rows]
        with self._live.reading() as corpus:
            return report_page(
                corpus,
                language=self._language,
                municipalities=[municipality] if municipality else [],
                served=Served({identity: f"/picture/agreement/{identity}/cell" for identity in drawn}, links),
            )

    def listed(self, queue: Queue) -> Endpoint:
        """The doubts of a municipality, decided or not."""

        def answer(request: Request) -> Response:
            with self._live.reading() as corpus:
                municipality = _asked(request, corpus)
                found = queue.doubts(corpus, municipality)
            progress = Progress.of(found)
            return self._page(request, f"{queue.name}.html", municipality=municipality, doubts=found, progress=progress)

        return answer

    def next_of(self, queue: Queue) -> Endpoint:
        """On to the first doubt that is not decided, else to the list."""

        def answer(request: Request) -> Response:
            with self._live.reading() as corpus:
                municipality = _asked(request, corpus)
                left = open_keys(queue.doubts(corpus, municipality))
            return _go(queue.address(left[0]) if left else queue.list_address(municipality))

        return answer

    def link(self, request: Request, *, refused: str | None = None, note: str | None = None) -> Response:
        """One pair of agreements, side by side. `refused` tells why a decision on it was not kept."""
        with self._live.reading() as corpus:
            case = desk.link_case(corpus, *_ids(request))
            if case is None:
                raise HTTPException(404)
            doubts = LINKS.doubts(corpus, case.earlier["municipality"])
        told = {"case": case, "municipality": case.earlier["municipality"], "note": case.note if note is None else note}
        return self._case(request, LINKS, case.key, doubts, refused=refused, **told)

    def row(self, request: Request, *, refused: str | None = None, note: str | None = None) -> Response:
        """One row as it was read, beside the page it was read from."""
        with self._live.reading() as corpus:
            case = desk.row_case(corpus, request.path_params["row"])
            if case is None:
                raise HTTPException(404)
            doubts = ROWS.doubts(corpus, case["municipality"])
        told = {"case": case, "municipality": case["municipality"], "note": case["note"] if note is None else note}
        return self._case(request, ROWS, (case["row_id"],), doubts, refused=refused, **told)

    def _case(
        self, request: Request, queue: Queue, key: Key, doubts: Sequence[Doubt], *, refused: str | None, **told: Any
    ) -> Response:
        before, after = neighbours([doubt.key for doubt in doubts], key)
        return self._page(
            request,
            f"{queue.name.removesuffix('s')}.html",
            status=503 if refused else 200,
            progress=Progress.of(doubts),
            previous=queue.address(before) if before else None,
            following=queue.address(after) if after else None,
            refused=refused,
            **told,
        )

    def picture(self, request: Request) -> Response:
        """A picture of a cell, a strip of the page, or the page, of an agreement or a row in the corpus."""
        what, identity, kind = (request.path_params[name] for name in ("what", "identity", "kind"))
        page = request.query_params.get("page", "")
        if what not in ("agreement", "row") or kind not in ("cell", "strip", "page") or (page and not page.isdecimal()):
            raise HTTPException(404)
        number = int(page[:6]) if page else None
        draw = self._pictures.row if what == "row" else self._pictures.agreement
        drawn = draw(identity, kind, number)
        if drawn is None:
            raise HTTPException(404)
        return Response(drawn, media_type="image/webp", headers=_PICTURE_HEADERS)

    def static(self, request: Request) -> Response:
        """The style sheet or the script."""
        if request.path_params["name"] not in self._static:
            raise HTTPException(404)
        text, kind = self._static[request.path_params["name"]]
        return Response(text, media_type=kind, headers={"Cache-Control": "no-cache"})

    # Deciding

    def posted(self, decide: Deciding) -> Callable[[Request], Awaitable[Response]]:
        """An endpoint for a form, which must carry its session's token."""

        async def answer(request: Request) -> Response:
            body = b""
            async for part in request.stream():
                body += part
                if len(body) > _LARGEST_FORM:
                    raise HTTPException(413)
            try:
                form = parse_qs(body.decode("utf-8"), max_num_fields=_MOST_FIELDS)
            except ValueError as error:
                raise HTTPException(400) from error
            if not self._sessions.trusts(request, form.get("token", [])):
                raise HTTPException(403)
            return await run_in_threadpool(decide, request, form)

        return answer

    def decide_link(self, request: Request, form: Form) -> Response:
        """Keep what is said of a pair, then on to the next one."""
        ids = _ids(request)
        with self._live.reading() as corpus:
            choice = link_choice(corpus, ids, form, by=self._by)
        return self._decide(request, choice, LINKS, ids, self.link)

    def decide_row(self, request: Request, form: Form) -> Response:
        """Keep what is said of a row, then on to the next one."""
        row_id = request.path_params["row"]
        with self._live.reading() as corpus:
            choice = row_choice(corpus, row_id, form, by=self._by)
        return self._decide(request, choice, ROWS, (row_id,), self.row)

    def _decide(
        self, request: Request, choice: Choice | None, queue: Queue, key: Key, again: Callable[..., Response]
    ) -> Response:
        """Keep a choice and go on to the next of its queue; `again` the same one, when it could not be kept."""
        if choice is None:
            raise HTTPException(400)
        with self._live.reading() as corpus:
            keys = [doubt.key for doubt in queue.doubts(corpus, choice.municipality)]
        refused = self._keep(request, choice, queue.address(key))
        if refused:
            return again(request, refused=refused, note=choice.note or "")
        with self._live.reading() as corpus:
            left = set(open_keys(queue.doubts(corpus, choice.municipality)))
        following = next_open(keys, key, left)
        return _go(queue.address(following) if following else queue.list_address(choice.municipality))

    def _keep(self, request: Request, choice: Choice, page: str) -> str | None:
        """Store a choice, so that it can be taken back; gives why it could not be stored."""
        try:
            self._live.keep(choice.decisions, choice.municipality)
        except CorpusError as error:
            return error.what
        session = self._sessions.of(request)
        session.remember(Undo(choice.before, choice.municipality, page))
        session.said = f"said_{choice.said}"
        return None

    def undo(self, request: Request, form: Form) -> Response:
        """Bring back what was before the last decision of this session, and show where it was taken."""
        session = self._sessions.of(request)
        if not session.undo:
            return _go("/")
        last = session.undo[-1]
        try:
            self._live.keep(last.decisions, last.municipality)
        except CorpusError as error:
            return self._page(request, "message.html", status=503, title=self._words["not_kept"], text=error.what)
        session.undo.pop()
        session.said = "said_undone"
        return _go(last.page)

    # Answering

    def _page(self, request: Request, template: str, *, status: int = 200, **content: Any) -> HTMLResponse:
        session = self._sessions.of(request)
        said, session.said = session.said, None
        page = self._templates.get_template(f"web/{template}").render(
            content,
            language=self._language,
            t=self._words,
            token=session.token,
            said=self._words[said] if said else None,
            can_undo=bool(session.undo),
            by=self._by,
        )
        response = HTMLResponse(page, status)
        self._sessions.hand_out(request, response)
        return response

    def trouble(self, request: Request, error: Exception) -> Response:
        """The corpus can't be used right now."""
        what = error.what if isinstance(error, JaarschijfError) else str(error)
        return self._page(request, "message.html", status=503, title=self._words["trouble"], text=what)

    def no_such_page(self, request: Request, error: Exception) -> Response:
        """An address that leads nowhere, or a form that is not one of ours."""
        code = error.status_code if isinstance(error, HTTPException) else 500
        what = "stale" if code == 403 else "gone"
        title, text = self._words[f"{what}_title"], self._words[what]
        return self._page(request, "message.html", status=code, title=title, text=text)


def _words(language: Language) -> dict[str, Any]:
    text = packaged_text("jaarschijf.output.web", "web.toml")
    own: dict[str, Any] = tomllib.loads(text)[language]
    return report_words(language) | own


def _asked(request: Request, corpus: Corpus) -> str:
    """The municipality in the address, when the corpus has it."""
    municipality = request.query_params.get("municipality", "")
    if not corpus.query("select 1 from documents where municipality = ?", [municipality]).rows:
        raise HTTPException(404)
    return municipality


def _ids(request: Request) -> tuple[str, str]:
    return request.path_params["earlier"], request.path_params["later"]


def _go(address: str) -> RedirectResponse:
    return RedirectResponse(address, 303)
