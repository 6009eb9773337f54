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
    const box = document.getElementById("buscar") ?? document.querySelector("main input[type=search], main .tool input:not([type=hidden])");
    if (box) {
      event.preventDefault();
      box.closest("details")?.setAttribute("open", "");
      box.focus();
      box.select?.();
    }
  } else if (event.key === "?") openDialog("atajos");
  else if (event.key === "j") moveRow(1);
  else if (event.key === "k") moveRow(-1);
});

document.addEventListener("click", (event) => {
  const opener = event.target instanceof Element && event.target.closest("[data-opens]");
  if (opener) openDialog(opener.getAttribute("data-opens"));
});

/** Says how many rows of the page are marked. */
function countMarks() {
  const marks = [...document.querySelectorAll("input[name=marca]")];
  const marked = marks.filter((mark) => mark.checked).length;
  const all = document.querySelector("[data-marks-all]");
  if (all) {
    all.checked = marked > 0 && marked === marks.length;
    all.indeterminate = marked > 0 && marked < marks.length;
  }
  for (const text of document.querySelectorAll("[data-marks-count]")) {
    text.textContent = `${marked} ${marked === 1 ? text.dataset.one : text.dataset.many}`;
  }
}

document.addEventListener("change", (event) => {
  if (event.target instanceof HTMLInputElement && event.target.matches("[data-marks-all]")) {
    for (const mark of document.querySelectorAll("input[name=marca]")) mark.checked = event.target.checked;
    countMarks();
  } else if (event.target instanceof HTMLInputElement && event.target.name === "marca") countMarks();
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
  countMarks();
});

// The session: two minutes before its end a dialog asks; any answer prolongs it.

const WARNING_SECONDS = 120;
const RECHECK_MS = 10_000;
let lastRequest = Date.now();

function watchSession() {
  const dialog = document.getElementById("sesion");
  const idle = Number(dialog?.dataset.idleSeconds ?? 0);
  if (idle <= WARNING_SECONDS) return;
  dialog.addEventListener("close", async () => {
    const answer = await fetch("/mi-cuenta/sesion", { redirect: "manual" });
    if (answer.status === 204) lastRequest = Date.now();
    else location.reload();
  });
  document.addEventListener("htmx:afterRequest", () => { lastRequest = Date.now(); });
  setInterval(() => {
    const left = idle - (Date.now() - lastRequest) / 1000;
    if (left <= 0) location.reload();
    else if (left <= WARNING_SECONDS) openDialog("sesion");
  }, RECHECK_MS);
}

// Drafts: what is written in a form marked data-draft is kept in this window until the form was taken.

const DRAFT = "ayni-draft ";

function draftKey(form) {
  return DRAFT + location.pathname + " " + form.dataset.draft;
}

function draftFields(form) {
  return [...form.elements].filter((field) => field.name && !/^(hidden|password|file|submit|button)$/.test(field.type));
}

function keepDraft(form, sent) {
  const values = draftFields(form).map((field) =>
    [field.name, field.value, field.type === "checkbox" || field.type === "radio" ? field.checked : null]);
  sessionStorage.setItem(draftKey(form), JSON.stringify({ sent, values }));
}

function restoreDraft(form) {
  const kept = sessionStorage.getItem(draftKey(form));
  if (!kept) return;
  for (const [name, value, checked] of JSON.parse(kept).values) {
    for (const field of draftFields(form).filter((one) => one.name === name)) {
      if (checked === null) field.value = value;
      else if (field.value === value) field.checked = checked;
    }
  }
  const note = document.createElement("p");
  note.className = "flash note";
  note.setAttribute("role", "status");
  note.textContent = "Se recuperó lo que estaba escribiendo. Revíselo antes de guardar.";
  form.prepend(note);
}

function watchDrafts() {
  const drafts = Object.keys(sessionStorage).filter((key) => key.startsWith(DRAFT));
  if (document.querySelector(".flash.good")) {
    for (const key of drafts) {
      if (JSON.parse(sessionStorage.getItem(key)).sent) sessionStorage.removeItem(key);
    }
  }
  for (const form of document.querySelectorAll("form[data-draft]")) {
    restoreDraft(form);
    let waiting;
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => keepDraft(form, false), 1000);
    });
    form.addEventListener("submit", () => {
      clearTimeout(waiting);
      keepDraft(form, true);
    });
  }
}

document.addEventListener("submit", (event) => {
  if (event.target instanceof HTMLFormElement && event.target.action.endsWith("/salir")) sessionStorage.clear();
});

document.addEventListener("DOMContentLoaded", () => {
  watchSession();
  watchDrafts();
});
