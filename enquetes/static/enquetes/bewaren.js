// Keeps answers quietly while somebody fills in, and holds a page back that cannot be sent right now.
// Without this script each page is kept when a button is pressed.
"use strict";

const form = document.querySelector("form[data-bewaren]");
const status_line = document.getElementById("bewaarstand");
const QUIET = 1500;
const AGAIN = 5000;
// After so long somebody is told that it takes long; later a connection that hangs is given up.
const SLOW = 6000;
const HANGS = 30000;
let changed = false;
let timer = 0;
let waiting = null;
let asking = null;

function say(name) {
  status_line.textContent = name ? status_line.dataset[name] : "";
}

function sayTrouble() {
  say(waiting ? "wacht" : "verbinding");
}

// Resolves to true when the server has it, to false when there is no connection.
// A page that the server does not want (closed, wrong) is sent after all: the answer to that says why.
// What was asked before and hangs is given up: it must not arrive after this and undo it.
async function keep() {
  const answers = new FormData(form);
  answers.set("actie", "bewaren");
  changed = false;
  asking?.abort();
  const asked = (asking = new AbortController());
  const slow = window.setTimeout(sayTrouble, SLOW);
  const hangs = window.setTimeout(() => asked.abort(), HANGS);
  try {
    const body = new URLSearchParams(answers);
    const answer = await fetch(form.action, { method: "POST", body, signal: asked.signal });
    if (answer.status >= 502) {
      throw new Error(String(answer.status));
    }
    say(answer.status === 204 ? "bewaard" : "");
    return true;
  } catch {
    if (asked === asking) {
      changed = true;
      sayTrouble();
    }
    return false;
  } finally {
    window.clearTimeout(slow);
    window.clearTimeout(hangs);
  }
}

// Without a button that waits to be sent: goes on until it is kept.
async function keepOn() {
  window.clearTimeout(timer);
  if (!(await keep()) && changed && !waiting) {
    timer = window.setTimeout(keepOn, AGAIN);
  }
}

// Whoever changes something while the page waits to be sent presses the button again.
function soon() {
  changed = true;
  waiting = null;
  window.clearTimeout(timer);
  timer = window.setTimeout(keepOn, QUIET);
}

function again() {
  delete form.dataset.verzenden;
}

// Asks the server first, also where everything was kept: a connection that is gone takes the page away.
async function send(button) {
  window.clearTimeout(timer);
  waiting = button;
  if (await keep()) {
    waiting = null;
    form.dataset.verzenden = "ja";
    button.click();
    return;
  }
  if (waiting === button && changed) {
    timer = window.setTimeout(() => send(button), AGAIN);
  }
}

if (form && status_line) {
  form.addEventListener("input", soon);
  form.addEventListener("submit", (event) => {
    // An old browser does not tell which button was pressed: it sends by itself.
    if (form.dataset.verzenden === "ja" || !event.submitter) {
      form.dataset.verzenden = "onderweg";
      window.setTimeout(again, HANGS);
      return;
    }
    event.preventDefault();
    // Sent twice, the receipt would come without the answers: they are shown once.
    if (!form.dataset.verzenden) {
      send(event.submitter);
    }
  });
  window.addEventListener("online", () => (waiting ? send(waiting) : changed && keepOn()));
  window.addEventListener("offline", () => say("verbinding"));
  // Whoever comes back with the back button may send once more.
  window.addEventListener("pageshow", again);
}
