// The review page: a press on either side shows the other, and the place is kept after each change.
"use strict";

(() => {
  const page = () => document.getElementById("gjennomgang");
  const isPage = (event) => [event.detail.target?.id, event.target.id].includes("gjennomgang");
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const beside = () => matchMedia("(min-width: 62rem)").matches;
  let place = "";

  const clear = () => {
    for (const marked of document.querySelectorAll(".is-origin")) marked.classList.remove("is-origin");
    for (const row of document.querySelectorAll(".step-row.is-current")) row.classList.remove("is-current");
  };

  // Scrolls only the document beside, never the page, so that nobody loses their place.
  const reveal = (origin) => {
    const box = origin.closest("[data-source]");
    if (!box || box.scrollHeight <= box.clientHeight) return;
    const top = origin.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
    box.scrollTo({ top: top - box.clientHeight / 3, behavior: calm() ? "auto" : "smooth" });
  };

  const mark = (ids) => {
    const origins = ids.map((id) => document.getElementById(id)).filter(Boolean);
    for (const origin of origins) origin.classList.add("is-origin");
    if (origins[0]) reveal(origins[0]);
  };

  const showOrigin = (row) => {
    if (row.classList.contains("is-current")) return;
    clear();
    row.classList.add("is-current");
    place = row.id;
    mark((row.dataset.origin ?? "").split(" ").filter(Boolean));
  };

  const goTo = (row) => {
    row.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
    row.focus({ preventScroll: true });
    showOrigin(row);
  };

  document.addEventListener("focusin", (event) => {
    const row = event.target.closest?.("[data-row]");
    if (row) showOrigin(row);
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-to-row], [data-to-origin], [data-to-source]");
    const source = event.target.closest?.("[data-steps]");
    const row = event.target.closest?.("[data-row]");
    if (link?.matches("[data-to-row]")) {
      const target = document.querySelector(link.getAttribute("href"));
      if (target) {
        event.preventDefault();
        goTo(target);
      }
    } else if (link && beside()) {
      event.preventDefault();
      clear();
      if (row) showOrigin(row);
      else mark([link.getAttribute("href").slice(1)]);
    } else if (source) {
      const target = document.getElementById(source.dataset.steps.trim().split(" ")[0]);
      if (target) goTo(target);
    } else if (row && !event.target.closest("a, button, input, select, textarea, label, summary")) {
      showOrigin(row);
    }
  });

  // What had the focus before a change, to be found again in the page that comes back.
  let scrolled = 0;
  let trigger = "";
  let asked = -1;
  const opened = new Set();
  document.addEventListener("htmx:beforeRequest", (event) => {
    const pressed = event.detail.requestConfig?.triggeringEvent?.submitter ?? event.target;
    trigger = pressed.closest?.("[id]:is(a, button)")?.id ?? "";
    asked = [...document.querySelectorAll("[data-doubt]")].indexOf(pressed.closest?.("[data-doubt]"));
    if (pressed.closest?.("[data-cancel], .cell-form")) trigger = page()?.querySelector("[data-typing]")?.dataset.typing ?? "";
    scrolled = document.querySelector("[data-source]")?.scrollTop ?? 0;
    opened.clear();
    for (const folded of document.querySelectorAll("details[data-keep-open][open]")) opened.add(folded.dataset.keepOpen);
  });

  // htmx puts the new page in above the old, and the browser follows the field that had the focus down: stay.
  let seen = 0;
  document.addEventListener("htmx:beforeSwap", () => { seen = window.scrollY; });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (isPage(event)) window.scrollTo({ top: seen, behavior: "instant" });
  });

  const nextQuestion = () => {
    const left = [...document.querySelectorAll("[data-doubt]")];
    const next = left[Math.min(asked, left.length - 1)];
    return next ? next.querySelector("button, select, a.ds-button") : document.getElementById("tvil");
  };

  document.addEventListener("htmx:afterSettle", (event) => {
    if (!isPage(event)) return;
    for (const folded of document.querySelectorAll("details[data-keep-open]")) folded.open = opened.has(folded.dataset.keepOpen);
    const box = document.querySelector("[data-source]");
    if (box) box.scrollTop = scrolled;
    const turned = page()?.dataset.turned;
    const form = page()?.querySelector("[data-typing]")?.closest("form");
    const field = form?.querySelector("[aria-invalid=true], [autofocus], select, input:not([type=hidden]), textarea");
    const row = document.getElementById(turned || (asked < 0 && place) || page()?.dataset.at);
    if (row?.matches("[data-row]")) {
      row.classList.remove("is-current");
      showOrigin(row);
      row.scrollIntoView({ block: turned ? "center" : "nearest" });
    }
    if (form?.dataset.origin) mark([form.dataset.origin]);
    // After "s12-when" was saved or given up, the link that opened it is the cell's place.
    const back = document.getElementById(trigger) ?? document.getElementById(`s${trigger.replace(/-\d+$/, "")}`)
      ?? document.getElementById(`s${trigger}`);
    if (field) field.focus();
    else if (asked >= 0) nextQuestion()?.focus();
    else if (back) back.focus({ preventScroll: true });
    else row?.focus({ preventScroll: true });
  });

  // Said aloud: what stands in a place that stays, while the page around is put in anew.
  const said = document.getElementById("sagt");
  const tell = () => {
    const words = document.querySelector("[data-say]")?.textContent.trim() ?? "";
    if (said && said.textContent !== words) said.textContent = words;
  };
  document.addEventListener("htmx:afterSettle", tell);

  // What was open, or just undone, is not so again when the page is read once more.
  if (location.search) history.replaceState(null, "", location.pathname + location.hash);
})();
