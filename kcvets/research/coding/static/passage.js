/* The text that is coded: its words and sentences, the stretch chosen in it, and the lines that show what is coded.
   Places are counted in characters as the kernel counts them; the browser counts some characters as two. */

const PASSAGE_KEYS = [
  ["← →", "choose the word before, the next"],
  ["↑ ↓", "choose the sentence before, the next"],
  ["Shift and an arrow", "choose more, or less again"],
  ["S", "the sentence around the words chosen"],
  ["A", "the whole text"],
  ["Enter", "on to the codes"],
  ["M", "on to the memo"],
  ["Esc", "choose nothing"],
  ["D", "done, next text"],
];
const LINE = 6; // pixels from one line under a text to the next
const LOOKS = [
  (colour) => `linear-gradient(${colour}, ${colour})`,
  (colour) => `repeating-linear-gradient(90deg, ${colour} 0 8px, transparent 8px 12px)`,
  (colour) => `repeating-linear-gradient(90deg, ${colour} 0 3px, transparent 3px 6px)`,
];
/* A code’s colour as it shows on light and on dark paper. */
const shade = (code) => (code?.colour ? `color-mix(in srgb, ${code.colour} 70%, var(--ink))` : "var(--ink)");
const same = (one, other) => one?.start === other?.start && one?.end === other?.end;
const from = ([start, end]) => ({ start, end });

class Passage {
  /* on.chosen(stretch) is told what is chosen; on.key(name) what to do besides; on.number(n) which number was pressed. */
  constructor(on) {
    Object.assign(this, { on, chosen: null, signs: [], codings: [], codes: new Map() });
    this.region = element("div", { class: "st-text cd-text", role: "group", tabindex: "0", "aria-label": "Text to code", "data-key": "text" });
    this.region.addEventListener("keydown", (event) => this.pressed(event));
    this.region.addEventListener("click", (event) => this.clicked(event));
    this.onSelect = () => this.selected();
    document.addEventListener("selectionchange", this.onSelect);
  }

  open({ text, words, sentences }) {
    const signs = Array.from(text);
    if (signs.join("") !== this.signs.join("")) this.chosen = null;
    Object.assign(this, { signs, words, sentences });
  }

  quote({ start, end }) {
    return this.signs.slice(start, end).join("");
  }

  /* Chooses a stretch; `anchor` is the part from which it grew. */
  choose(stretch, anchor = stretch) {
    Object.assign(this, { chosen: stretch, anchor });
    this.draw();
    this.region.querySelector(".cd-chosen")?.scrollIntoView({ block: "nearest" });
    this.on.chosen(stretch);
  }

  whole() {
    const words = this.signs.join("");
    const start = Array.from(words).findIndex((sign) => sign.trim());
    this.choose({ start, end: Array.from(words.trimEnd()).length });
  }

  sentence() {
    const at = this.chosen?.start ?? 0;
    const around = this.sentences.find(([, end]) => at < end) ?? this.sentences.at(-1);
    if (around) this.choose(from(around));
  }

  /* The next (1) or earlier (-1) word or sentence; from a sentence, the next word is its first. */
  move(units, step) {
    if (!units.length) return;
    if (!this.chosen) return this.choose(from(step > 0 ? units[0] : units.at(-1)));
    const { start, end } = this.chosen;
    const later = ([first, last]) => first > start || (first === start && last !== end);
    const found = step > 0 ? units.find(later) : units.findLast(([first]) => first < start);
    if (found) this.choose(from(found));
  }

  /* Lets the stretch grow by a word or a sentence, away from where it began, or takes that back. */
  grow(units, step) {
    if (!this.chosen) return this.move(units, step);
    let { start, end } = this.chosen;
    const { anchor } = this;
    if (step > 0 && start < anchor.start) start = Math.min(anchor.start, units.find(([first]) => first > start)?.[0] ?? anchor.start);
    else if (step > 0) end = units.find(([, last]) => last > end)?.[1] ?? end;
    else if (end > anchor.end) end = Math.max(anchor.end, units.findLast(([, last]) => last < end)?.[1] ?? anchor.end);
    else start = units.findLast(([first]) => first < start)?.[0] ?? start;
    this.choose({ start, end }, anchor);
  }

  /* Moves one end of the stretch by a word. */
  stretch(edge, step) {
    if (!this.chosen) return;
    const { start, end } = this.chosen;
    const places = this.words.map(([from, to]) => (edge === "start" ? from : to));
    const there = edge === "start" ? start : end;
    const next = step > 0 ? places.find((place) => place > there) : places.findLast((place) => place < there);
    const moved = { start, end, [edge]: next ?? there };
    if (moved.start < moved.end) this.choose(moved);
  }

  nothing() {
    getSelection().removeAllRanges();
    this.chosen = null;
    this.draw();
    this.on.chosen(null);
  }

  /* Letters do something only while the focus is in the text, so that none is pressed by mistake while writing. */
  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const go = (units, step) => () => (event.shiftKey ? this.grow(units, step) : this.move(units, step));
    const does = {
      ArrowRight: go(this.words, 1),
      ArrowLeft: go(this.words, -1),
      ArrowDown: go(this.sentences, 1),
      ArrowUp: go(this.sentences, -1),
      s: () => this.sentence(),
      a: () => this.whole(),
      Escape: () => this.nothing(),
      Enter: () => this.on.key("codes"),
      m: () => this.on.key("memo"),
      d: () => this.on.key("done"),
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!does) return;
    event.preventDefault();
    does();
  }

  /* A press on a number goes to its row; one on a sentence chooses it, as long as nothing else was being selected. */
  clicked(event) {
    const number = event.target.closest(".cd-number");
    if (number) return this.on.number(number.dataset.number);
    if (!getSelection().isCollapsed) return;
    const { offsetNode: node, offset } = pressedAt(event);
    if (!node || !this.region.contains(node)) return;
    const at = this.place(node, offset);
    const around = this.sentences.find(([start, end]) => start <= at && at <= end);
    if (around) this.choose(from(around));
  }

  /* Words selected with the mouse or a finger, taken as whole words. */
  selected() {
    const selection = getSelection();
    if (!this.region.isConnected || !selection.rangeCount) return;
    if (!this.drawn && !this.region.contains(selection.anchorNode)) this.draw(); // the browser shows it no more
    if (selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!this.region.contains(range.startContainer) || !this.region.contains(range.endContainer)) return;
    const [first, last] = [this.place(range.startContainer, range.startOffset), this.place(range.endContainer, range.endOffset)];
    const words = this.words.filter(([start, end]) => start < last && end > first);
    let [start, end] = words.length ? [Math.min(first, words[0][0]), Math.max(last, words.at(-1)[1])] : [first, last];
    while (start < end && !this.signs[start].trim()) start += 1;
    while (start < end && !this.signs[end - 1].trim()) end -= 1;
    const stretch = { start, end };
    if (start >= end || same(stretch, this.chosen)) return;
    Object.assign(this, { chosen: stretch, anchor: stretch, drawn: false }); // drawing it would end the selecting
    this.on.chosen(stretch);
  }

  place(node, offset) {
    const range = document.createRange();
    range.setStart(this.region, 0);
    range.setEnd(node, offset);
    const before = range.cloneContents();
    before.querySelectorAll(".cd-number").forEach((number) => number.remove());
    return Array.from(before.textContent).length;
  }

  show(codings, stretches, codes) {
    Object.assign(this, { codings, stretches, codes });
    this.draw();
  }

  /* Every stretch has a number; every coding has a line of its own, beneath those that it overlaps with. */
  draw() {
    this.drawn = true;
    const lanes = laneOf(this.codings);
    const deepest = Math.max(-1, ...lanes.values());
    const edges = new Set([0, this.signs.length]);
    for (const { start, end } of [...this.codings, ...(this.chosen ? [this.chosen] : [])]) edges.add(start).add(end);
    const cuts = [...edges].sort((one, other) => one - other);
    const parts = cuts.slice(0, -1).flatMap((start, n) => {
      const end = cuts[n + 1];
      const numbers = this.stretches.flatMap((one, at) => (one.start === start ? [numberOf(at + 1)] : []));
      const over = this.codings.filter((one) => one.start <= start && end <= one.end);
      return [...numbers, this.run({ start, end }, over, lanes)];
    });
    this.region.style.lineHeight = `calc(1.7em + ${(deepest + 1) * LINE}px)`;
    this.region.replaceChildren(...parts);
  }

  run(place, over, lanes) {
    const chosen = this.chosen && this.chosen.start <= place.start && place.end <= this.chosen.end;
    const node = element("span", { class: `${over.length ? "cd-coded" : ""} ${chosen ? "cd-chosen" : ""}`.trim() || null }, this.quote(place));
    if (!over.length) return node;
    const deepest = Math.max(...over.map((one) => lanes.get(one)));
    node.style.paddingBottom = `${(deepest + 1) * LINE}px`;
    const looks = over.map((one) => LOOKS[lanes.get(one) % LOOKS.length](shade(this.codes.get(one.code))));
    const places = over.map((one) => `0 calc(100% - ${(deepest - lanes.get(one)) * LINE}px)`);
    Object.assign(node.style, { backgroundImage: looks.join(", "), backgroundPosition: places.join(", ") });
    return node;
  }

  close() {
    document.removeEventListener("selectionchange", this.onSelect);
  }
}

function pressedAt({ clientX, clientY }) {
  if (document.caretPositionFromPoint) return document.caretPositionFromPoint(clientX, clientY) ?? {};
  const range = document.caretRangeFromPoint(clientX, clientY);
  return { offsetNode: range?.startContainer, offset: range?.startOffset };
}

function numberOf(number) {
  return element("span", { class: "cd-number", "aria-hidden": "true", "data-number": number }, String(number));
}

/* The line that each coding has: the first that no overlapping one has. */
function laneOf(codings) {
  const lanes = new Map();
  for (const one of codings) {
    const taken = new Set([...lanes].filter(([other]) => other.start < one.end && one.start < other.end).map(([, lane]) => lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    lanes.set(one, lane);
  }
  return lanes;
}
