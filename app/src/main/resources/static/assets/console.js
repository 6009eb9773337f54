// What pages do in the browser besides htmx: keys, dialogs, and the mark against forged requests. Every page works without it.
"use strict";

const KEYS_OFF = "ayni-keys-off";

/** True while the person is typing something. */
function isTyping(target) {
  return target instanceof HTMLElement
    && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function openDialog(id) {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

/** Goes to the first link of the next or previous row of the table that is marked for it. */
function moveRow(step) {
  const links = [...document.querySelectorAll("table[data-rows] tbody tr")]
    .map((row) => row.querySelector("a"))
    .filter(Boolean);
  if (links.length === 0) return;
  const now = links.findIndex((link) => link === document.activeElement);
  const next = now < 0 ? 0 : Math.min(links.length - 1, Math.max(0, now + step));
  links[next].focus();
}

let awaitsSecondKey = false;

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const form = event.target instanceof HTMLElement && event.target.closest("form[method=post]");
    if (form) form.requestSubmit();
    return;
  }
  if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem(KEYS_OFF)) return;
  const second = awaitsSecondKey;
  awaitsSecondKey = event.key === "g" && !second;
  if (second && event.key === "h") location.assign("/");
  else if (event.key === "/") {
    const box = document.getElementById("buscar");
    if (box) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  } else if (event.key === "?") openDialog("atajos");
  else if (event.key === "j") moveRow(1);
  else if (event.key === "k") moveRow(-1);
});

document.addEventListener("click", (event) => {
  const opener = event.target instanceof Element && event.target.closest("[data-opens]");
  if (opener) openDialog(opener.getAttribute("data-opens"));
});

document.addEventListener("change", (event) => {
  if (event.target instanceof HTMLInputElement && event.target.id === "atajos-activos") {
    if (event.target.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "1");
  }
});

document.addEventListener("htmx:configRequest", (event) => {
  const mark = document.querySelector("meta[name=csrf]");
  if (mark) event.detail.headers[mark.dataset.header] = mark.content;
});

document.addEventListener("DOMContentLoaded", () => {
  const active = document.getElementById("atajos-activos");
  if (active) active.checked = !localStorage.getItem(KEYS_OFF);
  document.getElementById("resumen-errores")?.focus();
});
