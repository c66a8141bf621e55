"use strict";
// An editor's pass: English corrected beside its Arabic, sentences dropped, differences marked wrong. What is decided
// stays in this browser, under the digest of the brief, until the editor saves it as two files for the next brief.
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector, from = document) => from.querySelector(selector);
  const made = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const bar = one("#edit-bar");
  const editButton = one("#edit");
  const key = "mujaz-edit-" + bar.dataset.brief;
  const LONGEST = 20000; // characters of a translation that TMX is read with

  // A text of the page as it is, where the page spells out what is in it.
  const exact = (element, shown) => (element.dataset.exact ? JSON.parse(element.dataset.exact) : shown.textContent);

  const segments = new Map();
  for (const element of all("#panel .seg")) {
    const said = one(".en-said", element);
    segments.set(element.id.replace(/^d(\d+)s(\d+)$/, "$1:$2"), {
      element,
      said,
      original: said.classList.contains("none") ? "" : said.textContent,
      confirmed: element.classList.contains("confirmed"),
    });
  }
  const sentences = all("#main .sentence[data-worded]").map((element) => ({
    element,
    name: element.dataset.worded,
    told: one(".told", element),
    original: one(".told", element).textContent,
  }));
  const differences = all("#main .discrepancy[data-worded]");
  const decided = all("#decided [data-decision]");

  // English by citation: a text that the editor confirms, or null where an earlier confirmation is taken back.
  let state = { on: false, english: {}, dropped: [], wrong: [], taken_back: [] };
  let kept = true;
  const restore = () => {
    let found = null;
    try { found = JSON.parse(localStorage.getItem(key)); } catch { return; }
    if (!found || typeof found !== "object") return;
    const known = (list, names) => (Array.isArray(list) ? names.filter((name) => list.includes(name)) : []);
    state.on = found.on === true;
    for (const [place, text] of Object.entries(found.english ?? {})) {
      if (segments.has(place) && (text === null || (typeof text === "string" && text.length <= LONGEST))) state.english[place] = text;
    }
    state.dropped = known(found.dropped, [...new Set(sentences.map(({ name }) => name))]);
    state.wrong = known(found.wrong, differences.map(({ id }) => id));
    state.taken_back = known(found.taken_back, decided.map(({ id }) => id));
  };
  const keep = () => {
    // What was saved before is no longer what stands here.
    one("#edit-saved").hidden = true;
    try { localStorage.setItem(key, JSON.stringify(state)); kept = true; } catch { kept = false; }
    show();
  };

  const confirmed = (place) => {
    const chosen = state.english[place];
    return typeof chosen === "string" || (chosen === undefined && segments.get(place).confirmed);
  };
  const english = (place) => state.english[place] ?? segments.get(place).original;
  const toggled = (list, name) => (list.includes(name) ? list.filter((other) => other !== name) : [...list, name]);

  // The form under an Arabic sentence; made when the sentence is first shown.
  let opener = null;
  const form = (place) => {
    const segment = segments.get(place);
    if (segment.form) return segment;
    const box = made("span", { className: "edit-form" });
    const label = made("label", { className: "edit-label", textContent: `English of ${place}` });
    const area = made("textarea", { className: "edit-text", lang: "en", dir: "ltr", maxLength: LONGEST, spellcheck: true });
    area.rows = Math.min(10, 2 + Math.floor(segment.original.length / 50));
    const sure = made("label", { className: "switch" });
    const tick = made("input", { type: "checkbox", className: "edit-sure" });
    sure.append(tick, " Confirmed by an editor");
    label.append(area);
    box.append(label, sure);
    one(".en", segment.element).append(box);
    area.addEventListener("input", () => {
      segment.draft = area.value;
      const text = area.value.trim();
      if (text === segment.original || !text) delete state.english[place];
      else state.english[place] = text;
      keep();
    });
    tick.addEventListener("change", () => {
      const text = area.value.trim() || segment.original;
      if (tick.checked && text) state.english[place] = text;
      else if (segment.confirmed) state.english[place] = null;
      else delete state.english[place];
      // What was typed stays in the field: ticked again, it counts again.
      segment.draft = area.value;
      keep();
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      (opener ?? segment.element).focus();
    });
    area.value = english(place);
    return Object.assign(segment, { form: box, area, tick });
  };
  const placeOf = (element) => element.id.replace(/^d(\d+)s(\d+)$/, "$1:$2");
  const open = (element) => { if (state.on) { form(placeOf(element)); show(); } };
  one("#panel").addEventListener("shown", (event) => open(event.target));

  // Buttons beside what they act on.
  const button = (text, label, act) => {
    const found = made("button", { type: "button", className: "button", textContent: text });
    found.setAttribute("aria-label", label);
    found.addEventListener("click", act);
    return found;
  };
  const tools = (home, ...buttons) => {
    const note = made("span", { className: "edit-note" });
    const box = made("span", { className: "edit-tools" });
    box.append(...buttons);
    home.append(" ", box, " ", note);
    return note;
  };
  for (const sentence of sentences) {
    const { element, name } = sentence;
    sentence.drop = button("Drop", "Drop this sentence", () => {
      state.dropped = toggled(state.dropped, name);
      keep();
    });
    const buttons = [sentence.drop];
    if (segments.has(name)) {
      const correct = button("Correct", `Correct the English of ${name}`, () => {
        const cite = one(`.cite[href="#${segments.get(name).element.id}"]`, element);
        if (!cite.classList.contains("pinned")) cite.click();
        opener = correct;
        form(name).area.focus({ preventScroll: true });
      });
      buttons.unshift(correct);
    }
    const home = element.matches("h1") ? one(".meta", element.parentNode) : one(".meta", element) ?? element;
    sentence.note = tools(home, ...buttons);
  }
  const marks = differences.map((element) => {
    const mark = button("Mark as wrong", "Mark this difference as wrong", () => {
      state.wrong = toggled(state.wrong, element.id);
      keep();
    });
    const home = made("p", { className: "meta" });
    one("h3", element).after(home);
    return { element, mark, note: tools(home, mark) };
  });
  const earlier = decided.map((element) => {
    const back = button("Take back", "Take this decision back", () => {
      state.taken_back = toggled(state.taken_back, element.id);
      keep();
    });
    return { element, back, note: tools(element, back) };
  });

  const show = () => {
    root.classList.toggle("editing", state.on);
    editButton.setAttribute("aria-pressed", String(state.on));
    const pressed = (button_, on) => button_.setAttribute("aria-pressed", String(on));
    const put = (element, text) => { if (element.textContent !== text) element.textContent = text; };
    let changed = 0;
    for (const [place, segment] of segments) {
      const text = english(place);
      const sure = confirmed(place);
      if (state.english[place] !== undefined) changed += 1;
      put(segment.said, text || "No translation.");
      segment.element.classList.toggle("confirmed", sure);
      if (segment.form) {
        segment.tick.checked = sure;
        if (segment.area !== document.activeElement) segment.area.value = segment.draft ?? text;
      }
    }
    for (const { element, name, told, original, drop, note } of sentences) {
      const gone = state.dropped.includes(name);
      const chosen = state.english[name];
      const segment = segments.get(name);
      // A sentence that a rule completed ("According to …") is worded anew by the next brief, not here.
      const verbatim = segment && segment.original.replace(/[.\s]+$/, "") === original.replace(/[.\s]+$/, "");
      const text = typeof chosen === "string" && verbatim ? chosen : original;
      put(told, text);
      element.classList.toggle("dropped", gone);
      pressed(drop, gone);
      put(note, gone ? "dropped" : chosen === null ? "no longer confirmed" : typeof chosen !== "string" ? "" : verbatim ? "confirmed" : "confirmed; worded anew in the next brief");
    }
    for (const { element, mark, note } of marks) {
      const wrong = state.wrong.includes(element.id);
      element.classList.toggle("dropped", wrong);
      pressed(mark, wrong);
      put(note, wrong ? "marked as wrong" : "");
    }
    for (const { element, back, note } of earlier) {
      const taken = state.taken_back.includes(element.id);
      element.classList.toggle("dropped", taken);
      pressed(back, taken);
      put(note, taken ? "taken back" : "");
    }
    const counts = [
      changed && `English of ${counted(changed, "sentence")} corrected or confirmed`,
      state.dropped.length && `${counted(state.dropped.length, "sentence")} dropped`,
      state.wrong.length && `${counted(state.wrong.length, "difference")} marked as wrong`,
      state.taken_back.length && `${counted(state.taken_back.length, "earlier decision")} taken back`,
    ].filter(Boolean);
    bar.hidden = !state.on && !counts.length;
    const where = kept ? "Kept in this browser; nothing leaves it." : "This browser keeps nothing: save before you leave the page.";
    put(one("#edit-state"), counts.length ? `${counts.join(", ")}. ${where}` : "Nothing is changed yet.");
  };

  editButton.addEventListener("click", () => {
    state.on = !state.on;
    keep();
    all(".seg.pinned").forEach(open);
  });

  // The files. What XML cannot hold becomes a space; what would reorder text is written as a reference.
  const IMPOSSIBLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
  const REORDERING = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
  const hex = (character) => character.charCodeAt(0).toString(16).padStart(4, "0");
  const line = (text) => text.replace(IMPOSSIBLE, " ").split(/\s+/).filter(Boolean).join(" ");
  const units = () => [...segments].filter(([place]) => confirmed(place) && line(english(place)));
  const tmx = () => {
    const file = document.implementation.createDocument(null, "tmx");
    const element = (parent, tag, attributes = {}, text = "") => {
      const found = file.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) found.setAttribute(name, value);
      found.textContent = text;
      parent.append(found);
      return found;
    };
    const top = file.documentElement;
    top.setAttribute("version", "1.4");
    element(top, "header", {
      creationtool: "Mujaz", creationtoolversion: "1", segtype: "sentence", "o-tmf": "Mujaz", adminlang: "en", srclang: "ar", datatype: "plaintext",
    });
    const body = element(top, "body");
    for (const [place, segment] of units()) {
      body.append("\n");
      const unit = element(body, "tu");
      element(unit, "prop", { type: "x-mujaz-confirmed" }, "editor");
      element(unit, "prop", { type: "x-mujaz-citation" }, place);
      for (const [language, text] of [["ar", exact(segment.element, one(".ar", segment.element))], ["en", english(place)]]) {
        const variant = element(unit, "tuv");
        variant.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:lang", language);
        element(variant, "seg", {}, line(text));
      }
    }
    body.append("\n");
    const text = new XMLSerializer().serializeToString(file).replace(REORDERING, (found) => `&#x${hex(found)};`);
    return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
  };
  const passages = (names) => names.split(" ").map((place) => {
    const [article, segment] = place.split(":").map(Number);
    return { article, segment, digest: segments.get(place).element.dataset.digest };
  });
  const decisions = () => {
    const found = { schema: "mujaz/decisions-1", brief: bar.dataset.brief, dropped: [], differences: [] };
    for (const element of decided) {
      const { list, entry } = JSON.parse(element.dataset.decision);
      if (!state.taken_back.includes(element.id)) found[list].push(entry);
    }
    for (const name of state.dropped) found.dropped.push({ citations: passages(name) });
    for (const element of differences) {
      if (!state.wrong.includes(element.id)) continue;
      found.differences.push({ question: exact(element, one(".question", element)), accounts: passages(element.dataset.worded) });
    }
    return found;
  };
  const download = (name, type, text) => {
    const link = made("a", { download: name, textContent: name, href: URL.createObjectURL(new Blob([text], { type })) });
    one("#edit-saved").append(link, " ");
    link.click();
  };
  one("#edit-save").addEventListener("click", () => {
    const saved = one("#edit-saved");
    all("a", saved).forEach((link) => URL.revokeObjectURL(link.href));
    saved.textContent = "";
    saved.hidden = false;
    const told = decisions();
    const options = [];
    // Without a unit the file takes back what the one before it supplied.
    if (units().length || [...segments.values()].some((segment) => segment.confirmed)) {
      download("corrections.tmx", "application/xml", tmx());
      options.push("--tm corrections.tmx");
    }
    if (told.dropped.length || told.differences.length || decided.length) {
      const text = JSON.stringify(told, null, 1).replace(REORDERING, (found) => `\\u${hex(found)}`);
      download("decisions.json", "application/json", text + "\n");
      options.push("--decisions decisions.json");
    }
    if (options.length) saved.append("Then: ", made("code", { textContent: `mujaz brief … ${options.join(" ")}` }));
    else saved.textContent = "Nothing to save: nothing is confirmed, dropped or marked.";
  });

  restore();
  show();
  all(".seg.pinned").forEach(open);
})();
