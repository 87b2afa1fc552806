"use strict";
// Keys for the reviewer: each thing with a data-key is pressed, followed, opened or focused by it. All works without, by mouse.

const keys = document.getElementById("keys");
const STORED = "jaarschijf-keys";

function keysAreOn() {
  return !keys || keys.checked;
}

function showKeys() {
  document.body.classList.toggle("no-keys", !keysAreOn());
}

if (keys) {
  keys.checked = localStorage.getItem(STORED) !== "off";
  keys.addEventListener("change", () => {
    localStorage.setItem(STORED, keys.checked ? "on" : "off");
    showKeys();
  });
}
showKeys();

// Of what has the same key (the candidates of either year), what is to be seen.
function shownWith(key) {
  const found = document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`);
  return [...found].find((element) => element.offsetParent !== null && element.checkVisibility());
}

function act(element) {
  if (element.matches("input")) {
    element.focus();
  } else if (element.matches("summary")) {
    const chosen = element.parentElement;
    for (const other of document.querySelectorAll("details.instead")) other.open = other === chosen && !chosen.open;
    element.focus();
    element.scrollIntoView({ block: "center" });
  } else {
    element.click();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
  const typing = event.target.matches("input:not([type=checkbox]), textarea, select");
  if (event.key === "Escape" && typing) event.target.blur();
  if (typing || !keysAreOn()) return;
  const element = shownWith(event.key);
  if (!element) return;
  event.preventDefault();
  act(element);
});

// Enter in the note would press the first button: a decision nobody took.
for (const input of document.querySelectorAll("form.decide input:not([type=hidden])")) {
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    input.blur();
  });
}

for (const input of document.querySelectorAll("input.find")) {
  const items = input.closest("details").querySelectorAll("li");
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const item of items) item.hidden = !words.every((word) => item.textContent.toLowerCase().includes(word));
  });
}

// Two presses are one decision.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "sent";
  });
}
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

function tellMissing(picture) {
  const told = document.createElement("p");
  told.className = "meta";
  told.textContent = picture.dataset.missing;
  picture.closest("figure").replaceChildren(told);
}

for (const picture of document.querySelectorAll("img[data-missing]")) {
  if (picture.complete && !picture.naturalWidth) tellMissing(picture);
  else picture.addEventListener("error", () => tellMissing(picture));
}

// Where a picture is wider than the screen, the cell that it is about comes in sight.
function showCell(picture) {
  const shown = picture.clientWidth / picture.naturalWidth;
  picture.parentElement.scrollLeft = picture.dataset.left * shown - 12;
}

for (const picture of document.querySelectorAll("img[data-left]")) {
  if (picture.complete) showCell(picture);
  else picture.addEventListener("load", () => showCell(picture));
}
