// The review page: a press on either side shows the other, and the place is kept after each change.
"use strict";

(() => {
  const page = () => document.getElementById("gjennomgang");
  const isPage = (event) => [event.detail.target?.id, event.target.id].includes("gjennomgang");
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
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

  const showOrigin = (row) => {
    if (row.classList.contains("is-current")) return;
    clear();
    row.classList.add("is-current");
    place = row.id;
    const origins = (row.dataset.origin ?? "").split(" ").filter(Boolean).map((id) => document.getElementById(id));
    for (const origin of origins) origin?.classList.add("is-origin");
    if (origins[0]) reveal(origins[0]);
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
    const link = event.target.closest?.("[data-to-row], [data-to-origin]");
    const source = event.target.closest?.("[data-steps]");
    const row = event.target.closest?.("[data-row]");
    if (link?.matches("[data-to-row]")) {
      const target = document.querySelector(link.getAttribute("href"));
      if (target) {
        event.preventDefault();
        goTo(target);
      }
    } else if (link && matchMedia("(min-width: 62rem)").matches) {
      event.preventDefault();
      row.classList.remove("is-current");
      showOrigin(row);
    } else if (source) {
      const target = document.getElementById(source.dataset.steps.trim().split(" ")[0]);
      if (target) goTo(target);
    } else if (row && !event.target.closest("a, button, input, select, textarea, label, summary")) {
      showOrigin(row);
    }
  });

  // From row to row with Alt and the arrows; within a row, Tab goes from cell to cell.
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.target.closest?.("input, select, textarea")) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const rows = [...document.querySelectorAll("[data-row]")];
    const at = rows.findIndex((row) => row.id === place);
    const next = rows[at < 0 ? 0 : at + step];
    if (next) {
      event.preventDefault();
      goTo(next);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") event.target.closest?.(".cell-form")?.querySelector("[data-cancel]")?.click();
  });

  let scrolled = 0;
  let trigger = "";
  document.addEventListener("htmx:beforeRequest", (event) => {
    trigger = event.target.closest?.("a[id]")?.id ?? "";
    scrolled = document.querySelector("[data-source]")?.scrollTop ?? 0;
  });

  // htmx puts the new page in above the old, and the browser follows the field that had the focus down: stay.
  let seen = 0;
  document.addEventListener("htmx:beforeSwap", () => { seen = window.scrollY; });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (isPage(event)) window.scrollTo({ top: seen, behavior: "instant" });
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    if (!isPage(event)) return;
    const box = document.querySelector("[data-source]");
    if (box) box.scrollTop = scrolled;
    const row = document.getElementById(place || page()?.dataset.at);
    const field = page()?.querySelector(".cell-form [autofocus], .cell-form select, .cell-form input:not([type=hidden])");
    if (row) {
      row.classList.remove("is-current");
      showOrigin(row);
      row.scrollIntoView({ block: "nearest" });
    }
    if (field) field.focus();
    else if (trigger && document.getElementById(trigger)) document.getElementById(trigger).focus({ preventScroll: true });
    else row?.focus({ preventScroll: true });
  });
})();
