// The review page by keyboard: from cell to cell, from row to row, to what is unsure, and back again.
"use strict";

(() => {
  const typing = (target) => target.closest?.("input:not([type=checkbox]), select, textarea");
  const still = () => document.querySelector("#gjennomgang.htmx-request, #gjennomgang .htmx-request");
  const CELLS = ["what", "when", "who"];

  // A cell is where its "Rett" is: Enter opens it, the arrows go to its neighbours.
  const cellAt = (row, cell) => document.getElementById(`${row.id}-${cell}`);
  const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => cellAt(row, "what"));

  const neighbour = (cell, key) => {
    const row = cell.closest("[data-row]");
    const column = CELLS.indexOf(cell.id.split("-").pop());
    if (key === "ArrowLeft") return cellAt(row, CELLS[column - 1]);
    if (key === "ArrowRight") return cellAt(row, CELLS[column + 1]);
    const all = rows();
    const next = all[all.indexOf(row) + (key === "ArrowDown" ? 1 : -1)];
    return next && cellAt(next, CELLS[column]);
  };

  const go = (element) => {
    element.focus({ preventScroll: true });
    element.closest("[data-row]")?.scrollIntoView({ block: "nearest" });
  };

  const byArrow = (event) => {
    const here = event.target.closest?.(".cell");
    const cell = here?.querySelector("[data-cell]");
    const row = event.target.closest?.("[data-row]");
    if (event.altKey && row && event.key.startsWith("Arrow")) {
      const all = rows();
      return cellAt(all[all.indexOf(row) + { ArrowDown: 1, ArrowUp: -1 }[event.key]] ?? row, "what");
    }
    if (!event.altKey && !event.shiftKey && cell) return neighbour(cell, event.key);
    // From the row itself, where a press in the document leads, down into its first cell.
    return !event.altKey && event.target === row && event.key === "ArrowDown" ? cellAt(row, "what") : null;
  };

  // The next cell that is marked, in the order of the page; after the last one, the first again.
  const nextUnsure = () => {
    const marked = [...document.querySelectorAll("[data-row] .cell:has(.cell__reason) [data-cell]")];
    const at = document.activeElement;
    return marked.find((cell) => at.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_FOLLOWING) ?? marked[0];
  };

  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const command = event.ctrlKey || event.metaKey;
    const form = event.target.closest?.("form");
    if (event.key === "Enter" && command && form?.querySelector("[data-typing]")) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "Escape") {
      event.target.closest?.(".cell-form")?.querySelector("[data-cancel]")?.click();
    } else if (typing(event.target)) {
      return;
    } else if (command && ["z", "Z", "y"].includes(event.key)) {
      const again = event.key !== "z" || event.shiftKey;
      const button = document.querySelector(again ? "[data-redo] button" : "[data-undo] button");
      event.preventDefault();
      if (button && !still()) button.click();
    } else if (event.key.startsWith("Arrow") && !command) {
      const next = byArrow(event);
      if (next) {
        event.preventDefault();
        go(next);
      }
    } else if (event.key === "F8") {
      const next = nextUnsure();
      if (next) {
        event.preventDefault();
        go(next);
      }
    }
  });
})();
