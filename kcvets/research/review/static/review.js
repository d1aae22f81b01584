/* The review of a study, one text at a time. A decision is shown as saved when the kernel says that it is on the disk; this page
   keeps no words, only who reads and which text is open. */

const LOST = "This page has lost touch with kcvets. What it said was saved is saved. It goes on by itself; if it does not, start kcvets review again.";
const KEPT = "kcvets-review";
const ASK_AFTER = 250; // milliseconds without a key stroke before asking where words stand

class ReviewPage {
  constructor(model, root) {
    Object.assign(this, { model, root, drafts: new Map(), kinds: {}, longest: {} });
    this.kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
    this.live = element("p", { class: "kc-live", role: "status" });
    this.lost = element("p", { class: "kc-lost", role: "alert" });
    this.count = element("p", { class: "kc-count" });
    this.body = element("div", { class: "kc-body" }, element("p", { class: "kc-opening" }, "Opening…"));
    root.append(this.lost, this.count, this.body, this.live);
    this.connection = new Connection({
      ask: () => this.post({ type: "ping" }),
      tell: (text) => (this.lost.textContent = text ? LOST : ""),
      leave: () => {},
    });
    this.onMessage = (message) => this.receive(message);
    this.onSelect = () => this.selected();
    model.on("msg:custom", this.onMessage);
    document.addEventListener("selectionchange", this.onSelect);
    this.send({ type: "open" });
  }

  post(message) {
    try {
      this.model.send(message);
    } catch {
      /* the channel is closed: the connection notices that nothing is heard */
    }
  }

  send(message) {
    this.connection.sent();
    this.post(message);
  }

  /* Something a reviewer does; `then` is the key of what gets the focus when it is done. */
  act(type, more = {}, then = null) {
    this.then = then;
    this.send({ type, who: this.kept.who, id: this.shown?.id ?? this.kept.id, waiting: this.waiting?.input.checked ?? true, ...more });
  }

  receive(message) {
    this.connection.heard();
    if (message.type === "open") this.opened(message);
    else if (message.type === "closed") this.replace(element("p", {}, message.message));
    else if (message.type === "text") this.show(message);
    else if (message.type === "where") this.whereSaid(message);
    else if (message.type === "refused") this.refused(message);
  }

  replace(...parts) {
    this.body.replaceChildren(...parts);
  }

  opened({ title, kinds, longest }) {
    Object.assign(this, { kinds, longest });
    if (this.kept.who && this.kept.title === title) return this.act("begin");
    this.kept = { title };
    this.name = field("Your name or initials", "name", { maxlength: longest.name }, "They are kept with each of your decisions. Give the same ones each time.");
    const form = element(
      "form",
      {},
      element("h2", {}, "Who is reading?"),
      element("p", {}, `The study: ${title}`),
      this.name.block,
      element("div", { class: "kc-action" }, element("button", { class: "kc-button" }, "Begin")),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.kept.who = this.name.input.value;
      this.act("begin", {}, "heading");
    });
    this.replace(form);
  }

  show(message) {
    const another = message.id !== this.shown?.id;
    if (another) this.drafts.clear();
    if (message.to === "keep" || message.to === "undo") this.drafts.clear();
    this.shown = message;
    Object.assign(this.kept, { who: message.who, id: message.id });
    sessionStorage.setItem(KEPT, JSON.stringify(this.kept));
    const at = this.then ?? document.activeElement?.dataset?.key;
    this.then = null;
    if (another || message.to === "mask") this.missed = this.missedForm();
    this.count.textContent = `Text ${message.number} of ${message.total}, ${message.done} done`;
    this.saved = element("p", { class: "kc-state rv-saved" }, message.said ? `${message.said} Saved ${clock(Date.now())}.` : "\u00a0");
    this.replace(...this.ending(), this.heading(), this.text(), this.saved, this.list(), this.missed.block, this.onward());
    this.focus(at);
    this.live.textContent = message.said ? `${message.said} Saved.` : "";
  }

  ending() {
    if (!this.shown.end) return [];
    return [element("div", { class: "rv-end" }, element("h2", {}, "Nothing waits for you"), element("p", {}, this.shown.end))];
  }

  heading() {
    const { number, open } = this.shown;
    const state = open ? "" : " (done)";
    return element("h2", { tabindex: "-1", "data-key": "heading" }, `Text ${number}${state}`);
  }

  text() {
    const { parts, maskings } = this.shown;
    const stretches = parts.map(({ text, masking }) => (masking === undefined ? text : mark(maskings[masking], text)));
    const how = "Text with its maskings";
    this.region = element("div", { class: "rv-text", role: "group", tabindex: "0", "aria-label": how, "data-key": "text" }, ...stretches);
    this.region.addEventListener("keydown", (event) => this.pressed(event));
    this.region.addEventListener("click", (event) => {
      const at = event.target.closest(".rv-mark");
      if (at && !String(getSelection())) this.goToRow(at);
    });
    return element("div", { class: "rv-reading" }, keysHelp(), this.region);
  }

  list() {
    const { maskings } = this.shown;
    const actions = {
      keep: (masking, instead) => this.keep(masking, instead),
      undo: (masking, all) => this.undo(masking, all),
      drafts: this.drafts,
      longest: this.longest.instead,
    };
    const intro = maskings.length ? "What you leave as it is stays masked." : "Software found nothing here.";
    const rows = element("ol", { class: "rv-list" }, ...maskings.map((one) => maskingRow(one, actions)));
    return element("section", {}, element("h3", {}, `Maskings in this text: ${maskings.length}`), element("p", {}, intro), maskings.length ? rows : null);
  }

  missedForm() {
    const words = field("Words to mask", "words", {}, "Write them as they stand, or select them in the text. Whole words; capitals make no difference.");
    const kind = element("select", { class: "kc-field", id: `${OWN}-${(made += 1)}`, "data-key": "kind" });
    kind.append(...Object.entries(this.kinds).map(([value, name]) => element("option", { value }, name)));
    const own = field("Write in their place (may stay empty)", "own", { maxlength: this.longest.instead }, "Such as: their sister");
    const all = tick("Everywhere in the study", "everywhere", true);
    const count = element("p", { class: "kc-state", role: "status" }, "\u00a0");
    words.input.addEventListener("input", () => this.askWhere());
    const mask = () => this.act("mask", { words: words.input.value, kind: kind.value, instead: own.input.value, all: all.input.checked }, "words");
    const form = element(
      "form",
      { class: "rv-missed" },
      element("h3", {}, "Mask what was missed"),
      words.block,
      count,
      element("div", { class: "kc-question" }, element("label", { class: "kc-label", for: kind.id }, "What they are"), kind),
      own.block,
      all.block,
      element("div", { class: "kc-action" }, element("button", { class: "kc-button kc-second", "data-key": "mask" }, "Mask these words")),
    );
    form.addEventListener("submit", (event) => (event.preventDefault(), mask()));
    return { block: form, words, own, count };
  }

  onward() {
    this.waiting = tick("Go on to texts not done yet, and pass over the others", "waiting", this.waiting?.input.checked ?? true);
    const number = field("Go to text number", "number", { inputmode: "numeric", class: "kc-field rv-number" });
    const go = () => this.act("number", { number: parseInt(number.input.value, 10) || this.shown.number }, "heading");
    number.input.addEventListener("keydown", (event) => event.key === "Enter" && go());
    return element(
      "section",
      { class: "rv-onward" },
      element("h3", {}, "When you have read it"),
      element(
        "div",
        { class: "rv-buttons" },
        button("Done, next text", "done", () => this.done(), { second: false }),
        button("Earlier text", "earlier", () => this.act("go", { step: -1, waiting: false }, "heading")),
        button("Later text", "later", () => this.act("go", { step: 1 }, "heading")),
      ),
      this.waiting.block,
      element("div", { class: "rv-number-row" }, number.block, button("Go", "go", go)),
    );
  }

  keep(masking, instead) {
    this.act("keep", { start: masking.start, end: masking.end, instead });
  }

  undo(masking, all) {
    this.act("undo", { start: masking.start, end: masking.end, all });
  }

  done() {
    this.act("done", {}, "heading");
  }

  /* Letters do something only while the focus is in the text, so that none is pressed by mistake while writing. */
  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const marks = [...this.region.querySelectorAll(".rv-mark")];
    const at = marks.indexOf(document.activeElement);
    const masking = at < 0 ? null : this.shown.maskings[at];
    const does = {
      ArrowRight: () => (marks[at + 1] ?? marks[0])?.focus(),
      ArrowLeft: () => (marks[at - 1] ?? marks[marks.length - 1])?.focus(),
      k: () => masking && (this.keep(masking, masking.instead), (marks[at + 1] ?? marks[at]).focus()),
      u: () => masking && this.undo(masking, false),
      Enter: () => masking && this.goToRow(marks[at]),
      " ": () => masking && this.goToRow(marks[at]),
      m: () => this.missed.words.input.focus(),
      d: () => this.done(),
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!does) return;
    if (event.key === " " && !masking) return; // the page scrolls
    event.preventDefault();
    does();
  }

  goToRow(node) {
    this.body.querySelector(`[data-key="${node.dataset.key.replace("mark", "keep")}"]`)?.focus();
  }

  /* Words selected in the text, without what the page has put beside them. */
  selected() {
    const selection = getSelection();
    if (document.activeElement === this.missed?.words.input) return; // somebody is writing there
    if (!this.region?.isConnected || selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    if (!this.region.contains(range.commonAncestorContainer)) return;
    const chosen = range.cloneContents();
    chosen.querySelectorAll(".rv-tag, .kc-live").forEach((node) => node.remove());
    const words = chosen.textContent.replace(/\s+/g, " ").trim();
    if (!words) return;
    this.missed.words.input.value = words;
    this.askWhere();
  }

  askWhere() {
    const { words, count } = this.missed;
    words.error.hidden = true;
    words.input.removeAttribute("aria-invalid");
    clearTimeout(this.asking);
    if (!words.input.value.trim()) return void (count.textContent = "\u00a0");
    this.asking = setTimeout(() => this.send({ type: "where", who: this.kept.who, id: this.shown.id, words: words.input.value }), ASK_AFTER);
  }

  whereSaid({ words, here, places, texts }) {
    if (words !== this.missed.words.input.value) return;
    const others = texts ? `also in ${texts} other ${texts === 1 ? "text" : "texts"} (${places} ${places === 1 ? "place" : "places"})` : "in no other text";
    this.missed.count.textContent = `Not masked yet: ${here} ${here === 1 ? "place" : "places"} in this text, ${others}.`;
  }

  refused({ to, message }) {
    this.then = null;
    const at = to === "mask" ? this.missed.words : to === "begin" ? this.name : null;
    if (!at) return void (this.saved ? this.complain(message) : this.replace(element("p", { role: "alert" }, message)));
    at.error.textContent = message;
    at.error.hidden = false;
    at.input.setAttribute("aria-invalid", "true");
    at.input.focus();
  }

  complain(message) {
    this.saved.textContent = message;
    this.saved.className = "kc-error rv-saved";
    this.saved.setAttribute("role", "alert");
  }

  focus(key) {
    if (!key) return;
    const row = key.replace(/^all /, "undo ").replace(/^(words|instead|change) (?=\d)/, "keep ");
    const find = (name) => this.body.querySelector(`[data-key="${CSS.escape(name)}"]`);
    (find(key) ?? find(row) ?? find("heading"))?.focus();
  }

  close() {
    this.connection.close();
    document.removeEventListener("selectionchange", this.onSelect);
    this.model.off("msg:custom", this.onMessage);
  }
}

export default {
  render({ model, el }) {
    el.classList.add("kc-sheet", "rv");
    const page = new ReviewPage(model, el);
    return () => page.close();
  },
};
