"use strict";
// Filters and unfolds the matrix. The texts of all years lie packed in the page, one pack for each municipality, and are
// written when they are opened. Without script the page tells all but these, and says so.

const packs = new WeakMap();

/** What can be opened of a municipality: see output/report_texts.py. */
function storyOf(element) {
  const section = element.closest(".story");
  if (!packs.has(section)) packs.set(section, unpack(section));
  return packs.get(section);
}

async function unpack(section) {
  const bytes = Uint8Array.from(atob(section.querySelector(".texts").textContent), (letter) => letter.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const story = await new Response(plain).json();
  story.bodies = [...section.querySelectorAll(".matrix tbody")];
  story.places = new Map(story.bodies.map((body, place) => [body, place]));
  return story;
}

function picturesOf(section) {
  section.pictures ??= JSON.parse(section.querySelector(".pictures").textContent);
  return section.pictures;
}

/** A sheet of pictures of a municipality, see output/report_pictures.py; decoded once. */
function sheetOf(section, place) {
  section.sheets ??= new Map();
  if (!section.sheets.has(place)) {
    const sheet = new Image();
    sheet.src = `data:image/webp;base64,${picturesOf(section)[place]}`;
    section.sheets.set(place, sheet.decode().then(() => sheet));
  }
  return section.sheets.get(place);
}

/** Show a picture: the one at an address, or one cut from its sheet. */
async function showPicture(image, section, picture) {
  if (typeof picture === "number") {
    image.src = picturesOf(section)[picture];
    return;
  }
  const [place, top, width, height] = picture;
  const { zoom } = section.querySelector(".pictures").dataset;
  Object.assign(image, { width: width * zoom, height: height * zoom });
  const cut = Object.assign(document.createElement("canvas"), { width, height });
  cut.getContext("2d").drawImage(await sheetOf(section, place), 0, top, width, height, 0, 0, width, height);
  image.src = cut.toDataURL();
}

/** An element with a text in it; never markup. */
function made(name, text, attributes = {}) {
  const element = Object.assign(document.createElement(name), attributes);
  element.append(text);
  return element;
}

/** A version's text: what was removed, what was added, and what is tagged in it. */
function writeRuns(place, runs) {
  let added = null;
  for (const [text, kind, label, meaning] of runs) {
    if (kind !== "added") added = null;
    else if (!added) {
      // Right after what was removed, a gap keeps the two apart.
      const next = place.lastChild?.nodeName === "DEL";
      place.append((added = Object.assign(document.createElement("ins"), { className: next ? "next" : "" })));
    }
    if (kind === "removed") place.append(made("del", text));
    else (added ?? place).append(label ? made("mark", text, { className: label, title: meaning }) : text);
  }
}

function textOf(version) {
  return version.runs.filter(([, kind]) => kind !== "removed").map(([text]) => text).join("");
}

function writeVersion(row, version) {
  const view = document.getElementById("version").content.cloneNode(true);
  const [text, meta, amended] = view.querySelectorAll("p");
  const why = view.querySelector("details");
  const figure = view.querySelector("figure");
  view.querySelector("h4").append(`${version.year} `, made("span", version.told, { className: "told" }));
  writeRuns(text, version.runs);
  version.meta ? meta.append(version.meta) : meta.remove();
  version.amended ? amended.append(version.amended) : amended.remove();
  if (version.why) {
    why.firstElementChild.append(version.why);
    why.lastElementChild.append(version.evidence);
  } else why.remove();
  if (!version.source) figure.remove();
  else if (version.picture == null) figure.replaceChildren();
  else {
    figure.firstElementChild.alt += `: ${version.source}`;
    showPicture(figure.firstElementChild, row.closest(".story"), version.picture);
  }
  row.querySelector("td").append(view);
}

/** Show or hide the texts of a line of the matrix; without `open` what it is not now. */
async function toggle(body, open) {
  const story = await storyOf(body);
  const button = body.querySelector("button");
  let detail = document.getElementById(`d-${body.id}`);
  const unfolded = open ?? (!detail || detail.hidden);
  if (!detail && unfolded) {
    detail = body.insertRow();
    Object.assign(detail, { id: `d-${body.id}`, className: "detail" });
    detail.insertCell().colSpan = body.rows[0].cells.length;
    for (const version of story.lineages[story.places.get(body)]) writeVersion(detail, version);
    button.setAttribute("aria-controls", detail.id);
  }
  if (detail) detail.hidden = !unfolded;
  button.setAttribute("aria-expanded", String(unfolded));
}

function searchable(story, place) {
  story.searchable ??= story.lineages.map((versions, at) =>
    [story.bodies[at].querySelector("th").textContent, ...versions.map(textOf)].join("\n").toLowerCase(),
  );
  return story.searchable[place];
}

async function filter(form) {
  const story = await storyOf(form);
  const { theme, state, search } = form.elements;
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  story.bodies.forEach((body, place) => {
    const fits =
      (!theme.value || body.querySelector("th span").textContent === theme.value) &&
      (!state.value || body.querySelector(`.s-${state.value}`)) &&
      words.every((word) => searchable(story, place).includes(word));
    body.hidden = !fits;
    shown += fits ? 1 : 0;
  });
  form.querySelector("output").firstElementChild.textContent = shown;
}

async function unfoldShown(form, open) {
  const story = await storyOf(form);
  for (const body of story.bodies) if (!open || !body.hidden) await toggle(body, open);
}

/** A list under a heading that is opened: written the first time. */
async function writeList(list) {
  const story = await storyOf(list);
  const place = list.querySelector("tbody, ul");
  if (place.childElementCount) return;
  const linked = (at, text) => made("a", text, { href: `#${story.bodies[at].id}` });
  if (list.dataset.list === "actors") {
    for (const at of story.actors[list.dataset.place]) {
      const title = story.bodies[at].querySelector("button").textContent;
      place.insertAdjacentElement("beforeend", document.createElement("li")).append(linked(at, title));
    }
    return;
  }
  for (const [due, wording, who, at, version] of story.deadlines) {
    const row = place.insertRow();
    for (const text of [due, wording, who]) row.insertCell().append(text);
    const text = textOf(story.lineages[at][version]);
    row.insertCell().append(linked(at, text.length > 75 ? `${text.slice(0, 70).replace(/\s+\S*$/, "")}\u00a0…` : text));
  }
}

async function openTarget() {
  const body = location.hash && document.getElementById(location.hash.slice(1));
  const button = body && body.querySelector(".matrix button");
  if (!button) return;
  body.hidden = false;
  await toggle(body, true);
  body.scrollIntoView();
  button.focus({ preventScroll: true });
}

function start() {
  document.getElementById("no-texts").hidden = true;
  for (const body of document.querySelectorAll(".matrix tbody")) {
    const button = made("button", body.querySelector("b").textContent, { type: "button" });
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => toggle(body));
    body.querySelector("b").replaceWith(button);
  }
  for (const form of document.querySelectorAll("form[data-matrix]")) {
    form.hidden = false;
    form.addEventListener("input", () => filter(form));
    form.addEventListener("change", () => filter(form));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.elements.unfold.addEventListener("click", () => unfoldShown(form, true));
    form.elements.fold.addEventListener("click", () => unfoldShown(form, false));
  }
  for (const list of document.querySelectorAll("details[data-list]")) {
    list.addEventListener("toggle", () => writeList(list));
  }
  window.addEventListener("hashchange", openTarget);
  openTarget();
}

if ("DecompressionStream" in window) start();
