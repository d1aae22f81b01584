/* Runs in every page that is measured and reads the page's own clock, which starts at the click that opened it. */
(() => {
  /* Usable: to be seen, covered by nothing, and what is typed into it stays there. */
  const firstField = () => {
    const field = document.querySelector("textarea");
    field?.scrollIntoView({ block: "center" });
    const { x, y, width, height } = field?.getBoundingClientRect() ?? {};
    return width && document.elementFromPoint(x + width / 2, y + height / 2) === field ? field : null;
  };
  const look = () => {
    const field = firstField();
    if (!field) return requestAnimationFrame(look);
    const at = performance.now();
    const wanted = field.value + "a";
    field.focus();
    document.execCommand("insertText", false, "a");
    requestAnimationFrame(() => (field.value === wanted ? (window.firstUsableAt = at) : look()));
  };
  requestAnimationFrame(look);

  /* Notes, for every key stroke in the first field, how long it took until the page showed that it had arrived. */
  window.watchStrokes = () => {
    const field = document.querySelector("textarea");
    const state = field.closest(".kc-question")?.querySelector(".kc-state");
    const line = state ?? document.querySelector("div.widget-label");
    const arrived = (text) => (state ? line.textContent.startsWith("Saved") : line.textContent.length >= text.length);
    const waiting = [];
    window.strokes = [];
    addEventListener("input", () => waiting.push({ at: performance.now(), text: field.value }), true);
    new MutationObserver(() => {
      while (waiting.length && arrived(waiting[0].text)) strokes.push(performance.now() - waiting.shift().at);
    }).observe(line, { childList: true, characterData: true, subtree: true });
  };
})();
