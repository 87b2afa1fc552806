"""The report's plots, drawn by Vega-Lite without a browser or network; each as the data URI of an SVG."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import altair as alt
import vl_convert

# Of many years as many are named as there is room for.
_YEARS = alt.Axis(labelAngle=0, labelOverlap="parity", labelSeparation=4)
_HEADER = alt.Header(labelExpr="split(datum.label, '\\n')", labelLineHeight=16)
# In pixels: names are drawn by the reader's own font, which may be wider than the one the plot was measured with.
_PADDING = {"left": 30, "right": 60, "top": 5, "bottom": 5}

_YEARS_BY_QUARTER = 4
_SVG = "http://www.w3.org/2000/svg"
# Attributes that change nothing in a picture, and those whose value is what it is without them.
_IDLE = {"class", "role", "aria-hidden", "aria-label", "aria-roledescription", "pointer-events"}
_LONG_NUMBER = re.compile(r"\d+\.\d{2,}")
_DEFAULTS = {("opacity", "1"), ("stroke-width", "1")}

Records = Sequence[dict[str, Any]]
# Blue, green, orange and grey that stay apart for the colour-blind (Okabe and Ito).
STATUS_COLORS = {"baseline": "#8a8f98", "continued": "#0072b2", "new": "#009e73", "dropped": "#d55e00"}


def status_chart(records: Records, names: dict[str, str]) -> str:
    """Stacked bars, a small plot for each theme: records of theme, year, status, count; `names` are those of the statuses."""
    shown = [{**record, "theme": _lines(record["theme"]), "status": names[record["status"]]} for record in records]
    order = list(STATUS_COLORS)
    chart = (
        alt.Chart(alt.InlineData(values=shown), width=230, height=140)
        .mark_bar()
        .encode(
            x=alt.X("year:O", title=None, axis=_YEARS),
            y=alt.Y("count:Q", title=None, axis=alt.Axis(tickMinStep=1)),
            color=_status_color(names, order),
            facet=alt.Facet("theme:N", columns=4, title=None, header=_HEADER),
        )
        # Each has its years under it: shared ones stand under what is not there when the last row is not full.
        .resolve_axis(x="independent")
    )
    return _data_uri(chart)


def _lines(name: str) -> str:
    """A name over as many lines as it takes above a plot."""
    return textwrap.fill(name, 34)


def share_chart(records: Records, names: dict[str, str]) -> str:
    """The same as shares of the whole, a plot for each municipality."""
    shown = [{**record, "status": names[record["status"]]} for record in records]
    chart = (
        alt.Chart(alt.InlineData(values=shown), width=230, height=150)
        .mark_bar()
        .encode(
            x=alt.X("year:O", title=None, axis=_YEARS),
            y=alt.Y("count:Q", stack="normalize", title=None, axis=alt.Axis(format="%")),
            color=_status_color(names, list(STATUS_COLORS)),
            facet=alt.Facet("municipality:N", columns=4, title=None, header=_HEADER),
        )
        .resolve_axis(x="independent")
    )
    return _data_uri(chart)


def deadline_chart(records: Records) -> str:
    """A dot on each last day, larger where more deadlines end, a line for each theme: records of theme, due, count."""
    chart = (
        alt.Chart(alt.InlineData(values=list(records)), width=820)
        .mark_circle(color="#0072b2", opacity=0.75)
        .encode(
            x=alt.X("due:T", title=None, axis=_days(records), scale=alt.Scale(padding=12)),
            y=alt.Y("theme:N", title=None, axis=alt.Axis(labelLimit=220, grid=True)),
            size=alt.Size("count:Q", legend=None, scale=alt.Scale(rangeMin=40, rangeMax=260)),
        )
    )
    return _data_uri(chart)


def _days(records: Records) -> alt.Axis:
    """Years where there are many, else quarters."""
    days = sorted(record["due"] for record in records)
    if int(days[-1][:4]) - int(days[0][:4]) > _YEARS_BY_QUARTER:
        return alt.Axis(format="%Y", tickCount={"interval": "year", "step": 1}, labelOverlap="parity", labelFlush=False)
    quarters = {"interval": "month", "step": 3}
    return alt.Axis(format="%m-%Y", tickCount=quarters, labelOverlap="parity", labelSeparation=8, labelFlush=False)


def percentage_chart(records: Records) -> str:
    """A line for each lineage, coloured by theme: records of lineage_id, theme, year, percentage."""
    chart = (
        alt.Chart(alt.InlineData(values=list(records)), width=760, height=260)
        .mark_line(point=True)
        .encode(
            x=alt.X("year:O", title=None, axis=_YEARS),
            y=alt.Y("percentage:Q", title="%"),
            color=alt.Color("theme:N", title=None, legend=alt.Legend(labelLimit=220)),
            detail="lineage_id:N",
        )
    )
    return _data_uri(chart)


def _status_color(names: dict[str, str], order: list[str]) -> alt.Color:
    scale = alt.Scale(domain=[names[status] for status in order], range=[STATUS_COLORS[status] for status in order])
    return alt.Color("status:N", scale=scale, legend=None)


def _data_uri(chart: Any) -> str:
    # The picture has a description of its own in the page: what Vega tells screen readers of each mark is out of their reach.
    legible = (
        chart.properties(padding=_PADDING)
        .configure(aria=False)
        .configure_axis(labelFontSize=12)
        .configure_legend(labelFontSize=13)
        .configure_header(labelFontSize=13)
    )
    svg = _slim(vl_convert.vegalite_to_svg(legible.to_json(), allowed_base_urls=[]))
    # Shorter than base64 for text.
    return "data:image/svg+xml," + quote(svg, safe=" ='/:;,()!*@+?$&")


def _slim(svg: str) -> str:
    """The same drawing, without what is for scripts and screen readers, who do not look into a picture; two thirds of the size."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(svg)
    for parent in list(root.iter()):
        for child in [child for child in parent if child.get("display") == "none"]:
            parent.remove(child)
        for name, value in list(parent.attrib.items()):
            if name in _IDLE or (name, value) in _DEFAULTS:
                del parent.attrib[name]
            else:
                parent.set(name, _LONG_NUMBER.sub(lambda number: f"{float(number[0]):.1f}", value))
    return ElementTree.tostring(root, encoding="unicode")
