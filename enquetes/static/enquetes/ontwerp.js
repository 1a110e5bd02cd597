// Making a questionnaire: htmx does the work, this file says what to do with an answer that was not expected.
"use strict";

(() => {
  const DRAFT = "#ontwerp";
  const holds = (page, place) => page.includes(`id="${place.slice(1)}"`);

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { requestConfig, serverResponse, xhr } = event.detail;
    const asked = requestConfig.elt.closest("[hx-select]")?.getAttribute("hx-select") ?? DRAFT;
    if (!event.detail.shouldSwap || holds(serverResponse, xhr.getResponseHeader("HX-Reselect") ?? asked)) {
      return;
    }
    if (holds(serverResponse, DRAFT)) {
      // The draft came back with a message, in place of a form.
      Object.assign(event.detail, {
        target: document.querySelector(DRAFT),
        selectOverride: DRAFT,
        swapOverride: "outerHTML",
      });
    } else {
      // Another page altogether: the login, say.
      event.detail.shouldSwap = false;
      window.location.reload();
    }
  });

  // The button that was pressed may be gone: go on where one sees what it did.
  document.addEventListener("htmx:afterSettle", () => {
    if (document.activeElement === document.body) {
      document.getElementById("hier")?.focus();
    }
  });

  // The preview keeps what was filled in, and shows the page that was changed.
  document.addEventListener("htmx:afterSettle", (event) => {
    const screen = document.getElementById("voorbeeld-scherm")?.contentDocument;
    const form = screen?.getElementById("voorbeeld");
    if (!form || event.target.id !== "ontwerp") {
      return;
    }
    const page = document.getElementById("hier")?.closest("section")?.dataset.pagina;
    if (page) {
      const field = Object.assign(screen.createElement("input"), { type: "hidden", name: "pagina", value: page });
      form.append(field);
    }
    form.submit();
  });

  for (const trouble of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(trouble, () => window.location.reload());
  }
})();
