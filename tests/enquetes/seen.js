// What axe does not see: width, size and room of targets, names and errors of fields, and focus in sight.
() => {
  const found = [];
  const say = (what, el) => found.push(`${what}: ${el.outerHTML.slice(0, 160)}`);
  const shown = (el) => el.checkVisibility({ visibilityProperty: true }) && el.getClientRects().length > 0;
  const root = document.documentElement;
  if (root.scrollWidth > window.innerWidth) {
    const wide = [...document.body.querySelectorAll("*")].filter((el) => {
      const box = el.getBoundingClientRect();
      return box.right > window.innerWidth + 1 || box.left < -1;
    });
    found.push(`wider than the screen: ${wide.slice(-1).map((el) => el.outerHTML.slice(0, 160))}`);
  }
  const dialog = document.querySelector("dialog[open]");
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const controls = [...(dialog ?? document).querySelectorAll(CONTROLS)].filter(
    (el) => shown(el) && el.tabIndex >= 0 && !el.disabled,
  );

  // 2.5.8: a target of 24 px, or so much room around it; a link in a sentence and a choice with its label are fine.
  const target = (el) => (el.closest("label") ?? el).getBoundingClientRect();
  const inSentence = (el) => el.matches("a") && getComputedStyle(el).display === "inline";
  for (const el of controls) {
    const box = target(el);
    if ((box.width < 24 || box.height < 24) && !inSentence(el) && !el.matches(".utrecht-skip-link")) {
      say(`target of ${Math.round(box.width)} x ${Math.round(box.height)} px`, el);
    }
  }

  // 1.3.1, 3.3.1: what describes a field is there, and a field with an error says so.
  for (const el of document.querySelectorAll("[aria-describedby], [aria-labelledby]")) {
    const ids = `${el.getAttribute("aria-describedby") ?? ""} ${el.getAttribute("aria-labelledby") ?? ""}`;
    for (const id of ids.split(/\s+/).filter(Boolean)) {
      if (!document.getElementById(id)) {
        say(`nothing is called ${id}`, el);
      }
    }
  }
  for (const error of document.querySelectorAll(".spoor-veld__fout")) {
    const near = error.closest(".spoor-veld");
    const told = near.matches(`[aria-describedby~="${error.id}"]`) ? near : near.querySelector(`[aria-describedby~="${error.id}"]`);
    if (!error.id || !told) {
      say("error that belongs to no field", error);
    }
  }
  for (const link of document.querySelectorAll("#foutoverzicht a")) {
    const field = document.getElementById(link.hash.slice(1));
    if (!field || !shown(field)) {
      say("leads to no field", link);
    }
  }
  for (const input of document.querySelectorAll("input[type=radio], input[type=checkbox]")) {
    const group = input.closest("fieldset");
    const several = document.getElementsByName(input.name).length > 1;
    if (several && !group?.querySelector(":scope > legend")?.textContent.trim()) {
      say("choice without a question", input);
    }
  }

  // 2.4.7, 2.4.11: whoever tabs there sees where the focus is, and nothing lies over it.
  const before = document.activeElement;
  for (const el of controls) {
    el.focus();
    const seen = el.closest(".spoor-optie") ?? el;
    const box = seen.getBoundingClientRect();
    const style = [getComputedStyle(el), getComputedStyle(seen)];
    if (!style.some((each) => (each.outlineStyle !== "none" && parseFloat(each.outlineWidth) > 0) || each.boxShadow !== "none")) {
      say("no focus to be seen", el);
    }
    const x = Math.min(Math.max(box.left + Math.min(box.width, 12) / 2, 0), window.innerWidth - 1);
    const y = Math.min(Math.max(box.top + Math.min(box.height, window.innerHeight) / 2, 0), window.innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    if (!top || !(seen.contains(top) || top.contains(seen))) {
      say(`hidden behind ${top?.outerHTML.slice(0, 60)}`, el);
    }
  }
  document.activeElement.blur();
  before.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  return found;
}
