// Keeps answers quietly while somebody fills in, and holds a page back that cannot be sent right now.
// Without this script each page is kept when a button is pressed.
"use strict";

const form = document.querySelector("form[data-bewaren]");
const status_line = document.getElementById("bewaarstand");
const QUIET = 1500;
const AGAIN = 5000;
let changed = false;
let timer = 0;
let waiting = null;

function say(name) {
  status_line.textContent = name ? status_line.dataset[name] : "";
}

// Resolves to true when the server has it, to false when there is no connection.
// A page that the server does not want (closed, wrong) is sent after all: the answer to that says why.
async function keep() {
  const answers = new FormData(form);
  answers.set("actie", "bewaren");
  changed = false;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(answers) });
    if (answer.status >= 502) {
      throw new Error(String(answer.status));
    }
    say(answer.status === 204 ? "bewaard" : "");
    return true;
  } catch {
    changed = true;
    say("verbinding");
    return false;
  }
}

function soon() {
  changed = true;
  window.clearTimeout(timer);
  timer = window.setTimeout(keep, QUIET);
}

async function send(button) {
  window.clearTimeout(timer);
  waiting = button;
  if (await keep()) {
    waiting = null;
    form.dataset.verzenden = "ja";
    form.requestSubmit(button);
    return;
  }
  say("wacht");
  timer = window.setTimeout(() => waiting === button && send(button), AGAIN);
}

if (form && status_line) {
  form.addEventListener("input", soon);
  form.addEventListener("submit", (event) => {
    if (form.dataset.verzenden || (!changed && navigator.onLine)) {
      return;
    }
    event.preventDefault();
    send(event.submitter);
  });
  window.addEventListener("online", () => (waiting ? send(waiting) : changed && keep()));
  window.addEventListener("offline", () => say("verbinding"));
  // Whoever comes back with the back button may send once more.
  window.addEventListener("pageshow", () => delete form.dataset.verzenden);
}
