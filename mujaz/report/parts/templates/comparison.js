"use strict";
// Adds to the frame's script: the filter hides columns of the tables too, and paper shows what is folded away.
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const boxes = all("input[name='source']");
  const columns = () => {
    const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    all("[data-column]").forEach((cell) => { cell.hidden = !wanted.has(cell.dataset.column); });
  };
  boxes.forEach((box) => box.addEventListener("change", columns));
  document.querySelector("#all-sources")?.addEventListener("click", columns);
  document.querySelector("#no-sources")?.addEventListener("click", columns);

  // A silent cell leads to what comes closest, in the panel: the page itself stays where it is.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.cell.silent");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    dispatchEvent(new HashChangeEvent("hashchange"));
  });

  // Pointing at it must not bring the row's own sentence into view first.
  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      if (event.target.closest?.("a.cell.silent")) event.stopPropagation();
    }, { capture: true });
  }

  let folded = [];
  addEventListener("beforeprint", () => {
    if (folded.length) return;
    folded = all("details.single:not([open])");
    folded.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => {
    folded.forEach((details) => { details.open = false; });
    folded = [];
  });
})();
