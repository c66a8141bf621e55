"use strict";
// The page reads and links without this script; the script adds pinning, previews, keys, filter and theme.
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector, from = document) => from.querySelector(selector);
  root.classList.add("scripted");
  // Only after the first frame does the panel move: it must not slide away over the page that is being opened.
  requestAnimationFrame(() => requestAnimationFrame(() => root.classList.add("settled")));

  // Theme: the system's until the reader chooses; the choice is kept where the browser allows it.
  const themeButton = one("#theme");
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const remembered = () => { try { return localStorage.getItem("mujaz-theme"); } catch { return null; } };
  const remember = (theme) => { try { localStorage.setItem("mujaz-theme", theme); } catch { return; } };
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches);
  const labelTheme = () => {
    themeButton.textContent = isDark() ? "Light" : "Dark";
    themeButton.setAttribute("aria-label", isDark() ? "Switch to light colours" : "Switch to dark colours");
    themeButton.removeAttribute("aria-pressed");
  };
  if (["light", "dark"].includes(remembered())) root.dataset.theme = remembered();
  themeButton.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    remember(root.dataset.theme);
    labelTheme();
  });
  systemDark.addEventListener("change", labelTheme);
  labelTheme();

  const panel = one("#panel");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = matchMedia("(max-width: 62rem)");

  // Scrolls only the panel, so that the brief stays where the reader's eyes are.
  const showInPanel = (target) => {
    const head = one(".panel-head").offsetHeight;
    const offset = target.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    const room = (panel.clientHeight - head) / 5;
    const top = panel.scrollTop + offset - head - room;
    const near = Math.abs(top - panel.scrollTop) < 2 * panel.clientHeight;
    panel.scrollTo({ top, behavior: near && !calm.matches ? "smooth" : "instant" });
  };
  const openSheet = () => { if (narrow.matches) panel.classList.add("open"); };

  let pinnedCite = null;
  const clear = (name) => all("." + name).forEach((element) => element.classList.remove(name));
  const spansOf = (cite) => all(`.cut[data-keys~="${cite.dataset.key}"]`);
  const segOf = (cite) => document.getElementById(cite.hash.slice(1));

  const light = (cites) => {
    clear("lit");
    for (const cite of cites) {
      cite.classList.add("lit");
      spansOf(cite).forEach((span) => span.classList.add("lit"));
    }
  };
  const unpin = () => {
    clear("pinned");
    all("[aria-current='true']").forEach((element) => element.removeAttribute("aria-current"));
    const was = pinnedCite;
    pinnedCite = null;
    return was;
  };
  // For those who hear the page: the English that has come into view beside the Arabic.
  const say = (seg) => {
    one("#said").textContent = "In view: " + one(".en-text", seg).textContent;
    seg.dispatchEvent(new Event("shown", { bubbles: true }));
  };
  const pinSegment = (seg) => {
    unpin();
    seg.classList.add("pinned");
    say(seg);
    openSheet();
    showInPanel(seg);
  };
  const pin = (cite) => {
    const seg = segOf(cite);
    unpin();
    pinnedCite = cite;
    cite.classList.add("pinned");
    cite.setAttribute("aria-current", "true");
    cite.closest(".sentence")?.classList.add("pinned");
    seg.classList.add("pinned");
    say(seg);
    spansOf(cite).forEach((span) => {
      span.classList.add("pinned");
      span.closest(".seg").classList.add("pinned");
    });
    openSheet();
    showInPanel(seg);
    if (narrow.matches) {
      // Above the sheet, so that English and Arabic are seen together.
      const sentence = cite.closest(".sentence").getBoundingClientRect();
      if (sentence.bottom > innerHeight * 0.4) scrollBy({ top: sentence.bottom - innerHeight * 0.38, behavior: calm.matches ? "instant" : "smooth" });
    }
  };
  const release = () => {
    const was = unpin();
    clear("lit");
    const hadSheet = panel.classList.contains("open");
    panel.classList.remove("open");
    if (was && (hadSheet || panel.contains(document.activeElement))) was.focus();
  };
  const follow = (cite) => {
    history.replaceState(null, "", cite.hash);
    pin(cite);
  };
  const followHash = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !panel) return;
    if (target.matches(".seg")) pinSegment(target);
    else if (target.matches(".article")) { openSheet(); showInPanel(target); }
  };

  if (panel) {
    // Preview on pointing at or focusing a sentence; nothing scrolls while a citation is pinned.
    let timer = 0;
    const preview = (event) => {
      const sentence = event.target.closest?.(".sentence");
      if (!sentence || (event.pointerType && event.pointerType !== "mouse")) return;
      const cite = event.target.closest(".cite");
      const cites = cite ? [cite] : all(".cite", sentence);
      light(cites);
      clearTimeout(timer);
      if (!pinnedCite && !narrow.matches && cites.length) timer = setTimeout(() => showInPanel(segOf(cites[0])), 140);
    };
    const main = one("#main");
    main.addEventListener("pointerover", preview);
    main.addEventListener("focusin", preview);
    main.addEventListener("pointerleave", () => { clearTimeout(timer); clear("lit"); });

    // The English of the Arabic sentence under the pointer.
    const strip = one("#strip");
    panel.addEventListener("pointerover", (event) => {
      const seg = event.target.closest(".seg");
      const quiet = !seg || event.pointerType !== "mouse" || seg.classList.contains("pinned") || one("#show-english").checked;
      strip.hidden = quiet;
      if (!quiet) strip.textContent = one(".en-text", seg).textContent;
    });
    panel.addEventListener("pointerleave", () => { strip.hidden = true; });

    document.addEventListener("click", (event) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.target.closest("a");
      if (link?.matches(".cite")) {
        event.preventDefault();
        if (link === pinnedCite) release(); else follow(link);
      } else if (link?.matches(".chips a, .source-title a")) {
        event.preventDefault();
        history.replaceState(null, "", link.hash);
        openSheet();
        showInPanel(document.getElementById(link.hash.slice(1)));
      } else if (link?.id === "open-panel") {
        event.preventDefault();
        openSheet();
        panel.focus();
      } else if (link?.id === "close-panel") {
        event.preventDefault();
        release();
      } else if (link?.matches(".back")) {
        panel.classList.remove("open");
      } else if (!link && event.target.closest(".article .seg .ar")) {
        const seg = event.target.closest(".seg");
        strip.hidden = true;
        if (seg.classList.contains("pinned")) release();
        else { history.replaceState(null, "", "#" + seg.id); pinSegment(seg); }
      }
    });

    // Keys. Arrows act only once the reader is in a sentence: elsewhere they scroll, as everywhere.
    const step = (by) => {
      const inPanel = panel.contains(document.activeElement);
      const items = (inPanel ? all(".seg", panel) : all(".sentence", main)).filter((item) => item.offsetParent !== null);
      const here = items.indexOf(document.activeElement.closest(".seg, .sentence"));
      const next = items[here < 0 ? (by > 0 ? 0 : items.length - 1) : here + by];
      if (!next) return;
      next.focus({ preventScroll: true });
      if (inPanel) pinSegment(next);
      else next.scrollIntoView({ block: "center", behavior: calm.matches ? "instant" : "smooth" });
    };
    document.addEventListener("keydown", (event) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.target.matches("input, select, textarea")) return;
      const sentence = document.activeElement.closest?.(".sentence, .seg");
      if (event.key === "Escape") release();
      else if (event.key === "j" || (event.key === "ArrowDown" && sentence)) { event.preventDefault(); step(1); }
      else if (event.key === "k" || (event.key === "ArrowUp" && sentence)) { event.preventDefault(); step(-1); }
      else if (event.key === "Enter" && document.activeElement.matches(".sentence")) {
        const cites = all(".cite", document.activeElement);
        follow(cites[(cites.indexOf(pinnedCite) + 1) % cites.length]);
      }
    });

    // The article in view is marked among the chips: the pinned one while it can be seen, else the one at the top.
    const chips = new Map(all(".chips a").map((chip) => [chip.hash.slice(1), chip]));
    const atTop = new Set();
    const inView = (element) => {
      const [box, frame] = [element.getBoundingClientRect(), panel.getBoundingClientRect()];
      return box.bottom > frame.top && box.top < frame.bottom;
    };
    const markChip = () => {
      const pinned = all(".seg.pinned", panel).find(inView)?.closest(".article").id;
      const current = pinned ?? [...chips.keys()].find((id) => atTop.has(id));
      chips.forEach((chip, id) => (id === current ? chip.setAttribute("aria-current", "location") : chip.removeAttribute("aria-current")));
    };
    const watcher = new IntersectionObserver((entries) => {
      entries.forEach(({ target, isIntersecting }) => (isIntersecting ? atTop.add(target.id) : atTop.delete(target.id)));
      markChip();
    }, { root: panel, rootMargin: "-25% 0px -70% 0px" });
    all(".article").forEach((article) => watcher.observe(article));
    panel.addEventListener("scrollend", markChip);

    addEventListener("hashchange", followHash);
    followHash();
  }

  // Filter: a statement stays if any ticked article carries it.
  const boxes = all("input[name='source']");
  const filter = () => {
    const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const items = all("[data-articles]");
    let shown = 0;
    for (const item of items) {
      item.hidden = !item.dataset.articles.split(" ").some((article) => wanted.has(article));
      if (!item.hidden) shown += 1;
    }
    one("#filter-state").textContent = wanted.size === boxes.length ? "" : `${shown} of ${items.length} entries shown.`;
  };
  boxes.forEach((box) => box.addEventListener("change", filter));
  const tickAll = (checked) => { boxes.forEach((box) => { box.checked = checked; }); filter(); };
  one("#all-sources")?.addEventListener("click", () => tickAll(true));
  one("#no-sources")?.addEventListener("click", () => tickAll(false));
})();
