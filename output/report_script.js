"use strict";
// Filters and unfolds the matrix. Without it the page still tells all but the texts of a lineage.

function toggle(button, open) {
  const detail = document.getElementById(button.getAttribute("aria-controls"));
  const unfolded = open ?? detail.hidden;
  detail.hidden = !unfolded;
  button.setAttribute("aria-expanded", String(unfolded));
  if (unfolded) {
    for (const picture of detail.querySelectorAll("img[data-src]")) {
      picture.src = picture.dataset.src;
      picture.removeAttribute("data-src");
    }
  }
}

const texts = new WeakMap();

function textOf(body) {
  if (!texts.has(body)) texts.set(body, body.textContent.toLowerCase());
  return texts.get(body);
}

function filter(form) {
  const { theme, state, search } = form.elements;
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const body of document.querySelectorAll(`#${form.dataset.matrix} tbody`)) {
    const fits =
      (!theme.value || body.dataset.theme === theme.value) &&
      (!state.value || body.dataset.states.split(" ").includes(state.value)) &&
      words.every((word) => textOf(body).includes(word));
    body.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  form.querySelector("output").firstElementChild.textContent = shown;
}

function openTarget() {
  const body = location.hash && document.getElementById(location.hash.slice(1));
  const button = body && body.querySelector("button[aria-controls]");
  if (!button) return;
  body.hidden = false;
  toggle(button, true);
  body.scrollIntoView();
  button.focus({ preventScroll: true });
}

for (const button of document.querySelectorAll("button[aria-controls]")) {
  button.addEventListener("click", () => toggle(button));
}
for (const form of document.querySelectorAll("form[data-matrix]")) {
  form.addEventListener("input", () => filter(form));
  form.addEventListener("change", () => filter(form));
  form.addEventListener("submit", (event) => event.preventDefault());
}
window.addEventListener("hashchange", openTarget);
openTarget();
