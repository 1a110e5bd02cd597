// A tablet on a desk: after a while in which nobody touches it, it asks, and then wipes what was filled in.
// Without this script the page leads to the same question by itself.
"use strict";

const dialog = document.getElementById("rust");
const REST = 90000;
const LAST = 30000;
let resting = 0;

function gone() {
  window.location.replace(dialog.dataset.weg);
}

function ask() {
  dialog.showModal();
  resting = window.setTimeout(gone, LAST);
}

function start() {
  window.clearTimeout(resting);
  resting = window.setTimeout(ask, REST);
}

if (dialog) {
  for (const sign of ["pointerdown", "keydown", "input", "scroll"]) {
    document.addEventListener(sign, () => dialog.open || start(), { passive: true });
  }
  // These come with the press itself; "close" comes later, when the dialog may stand open again.
  for (const answer of ["submit", "cancel"]) {
    dialog.addEventListener(answer, start);
  }
  // A page that the browser kept shows what somebody else filled in: ask for it anew.
  window.addEventListener("pageshow", (event) => event.persisted && window.location.reload());
  start();
}
