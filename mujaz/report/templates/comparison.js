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

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details.single:not([open])");
    folded.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((details) => { details.open = false; }));
})();
