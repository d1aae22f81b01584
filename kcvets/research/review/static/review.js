/* The review of a study, one text at a time. */

const ASK_AFTER = 250; // milliseconds without a key stroke before asking where words stand

class ReviewPage extends StudyPage {
  constructor(model, root) {
    const help = "They are kept with each of your decisions. Give the same ones each time.";
    super(model, root, { name: "kcvets-review", command: "kcvets review", asks: "Who is reading?", help });
    this.drafts = new Map();
    this.onSelect = () => this.selected();
    document.addEventListener("selectionchange", this.onSelect);
  }

  receive(message) {
    if (message.type === "where") this.whereSaid(message);
    else super.receive(message);
  }

  opened(message) {
    this.kinds = message.kinds;
    super.opened(message);
  }

  show(message) {
    const another = message.id !== this.shown?.id;
    if (another || message.to === "keep" || message.to === "undo") this.drafts.clear();
    const at = this.take(message);
    if (another || message.to === "mask") this.missed = this.missedForm();
    const onward = this.onward("When you have read it");
    this.replace(...this.ending(), this.heading(), this.text(), this.saying(), this.list(), this.missed.block, onward);
    this.focus(at);
  }

  text() {
    const { parts, maskings } = this.shown;
    const stretches = parts.map(({ text, masking }) => (masking === undefined ? text : mark(maskings[masking], text)));
    const how = "Text with its maskings";
    this.region = element("div", { class: "st-text", role: "group", tabindex: "0", "aria-label": how, "data-key": "text" }, ...stretches);
    this.region.addEventListener("keydown", (event) => this.pressed(event));
    this.region.addEventListener("click", (event) => {
      const at = event.target.closest(".rv-mark");
      if (at && !String(getSelection())) this.goToRow(at);
    });
    return element("div", {}, keysHelp(KEYS), this.region);
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
    const rows = element("ol", { class: "st-list" }, ...maskings.map((one) => maskingRow(one, actions)));
    return element("section", {}, element("h3", {}, `Maskings in this text: ${maskings.length}`), element("p", {}, intro), maskings.length ? rows : null);
  }

  missedForm() {
    const words = field("Words to mask", "words", {}, "Write them as they stand, or select them in the text. Whole words; capitals make no difference.");
    const kind = choice("What they are", "kind", Object.entries(this.kinds));
    const own = field("Write in their place (may stay empty)", "own", { maxlength: this.longest.instead }, "Such as: their sister");
    const all = tick("Everywhere in the study", "everywhere", true);
    const count = element("p", { class: "kc-state", role: "status" }, "\u00a0");
    words.input.addEventListener("input", () => this.askWhere());
    const mask = () => this.act("mask", { words: words.input.value, kind: kind.input.value, instead: own.input.value, all: all.input.checked }, "words");
    const form = element(
      "form",
      { class: "st-section" },
      element("h3", {}, "Mask what was missed"),
      words.block,
      count,
      kind.block,
      own.block,
      all.block,
      element("div", { class: "kc-action" }, element("button", { class: "kc-button kc-second", "data-key": "mask" }, "Mask these words")),
    );
    form.addEventListener("submit", (event) => (event.preventDefault(), mask()));
    return { block: form, words, own, count };
  }

  keep(masking, instead) {
    this.act("keep", { start: masking.start, end: masking.end, instead });
  }

  undo(masking, all) {
    this.act("undo", { start: masking.start, end: masking.end, all });
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
    words.wrong("");
    clearTimeout(this.asking);
    if (!words.input.value.trim()) return void (count.textContent = "\u00a0");
    this.asking = setTimeout(() => this.send({ type: "where", who: this.kept.who, id: this.shown.id, words: words.input.value }), ASK_AFTER);
  }

  whereSaid({ words, here, places, texts }) {
    if (words !== this.missed.words.input.value) return;
    const others = texts ? `also in ${texts} other ${texts === 1 ? "text" : "texts"} (${places} ${places === 1 ? "place" : "places"})` : "in no other text";
    this.missed.count.textContent = `Not masked yet: ${here} ${here === 1 ? "place" : "places"} in this text, ${others}.`;
  }

  refusedAt(to) {
    return to === "mask" ? this.missed.words : super.refusedAt(to);
  }

  focus(key) {
    if (!key) return;
    const row = key.replace(/^all /, "undo ").replace(/^(words|instead|change) (?=\d)/, "keep ");
    (this.find(key) ?? this.find(row) ?? this.find("heading"))?.focus();
  }

  close() {
    document.removeEventListener("selectionchange", this.onSelect);
    super.close();
  }
}

export default {
  render({ model, el }) {
    el.classList.add("kc-sheet", "st", "rv");
    const page = new ReviewPage(model, el);
    return () => page.close();
  },
};
