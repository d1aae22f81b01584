/* The coding of a study, one text at a time: choose words, put codes on them, note why. Everything is there for the keyboard too. */

const SAY_AFTER = 400; // milliseconds without a change before the words chosen are read out
const LONGEST_SAID = 200;
const NOTHING_CHOSEN = "Nothing is chosen yet. Press on a sentence, select words, or use the arrow keys in the text.";
const cut = (words, most) => (Array.from(words).length > most ? `${Array.from(words).slice(0, most).join("")}…` : words);
const oneLine = (words) => words.replace(/\s+/g, " ").trim();

class CodingPage extends StudyPage {
  constructor(model, root) {
    const help = "They are kept with everything you code. Give the same ones each time.";
    super(model, root, { name: "kcvets-coding", command: "kcvets code", asks: "Who is coding?", help });
  }

  async opened(message) {
    this.kinds = message.kinds;
    this.drafts = await openPending(message.drafts);
    super.opened(message);
  }

  act(type, more = {}, then = null) {
    super.act(type, { agreed: this.shown?.agreed ?? false, ...more }, then);
  }

  async show(message) {
    const at = this.take(message);
    if (!this.passage) this.build();
    this.codes = new Map(message.codes.map((one) => [one.id, one]));
    this.passage.open(message);
    this.stretches = message.codings.filter((one, n, all) => all.findIndex((other) => same(one, other)) === n);
    this.passage.show(message.codings, this.stretches, this.codes);
    this.top.replaceChildren(...this.ending(), this.heading(message.agreed ? ": the agreed version" : ""), this.asked());
    this.state.replaceChildren(this.saying());
    this.list.replaceChildren(...this.coded());
    this.compared.replaceChildren(...this.comparing());
    this.end.replaceChildren(this.going());
    this.chosen(this.passage.chosen);
    if (message.to === "code" || message.to === "uncode") this.picker.filter.input.select();
    if (message.to === "save_code") this.book.saved(message.code);
    this.book.show(message.codes);
    await this.memos.show(message.memos, this.abouts(), message.id);
    if (message.to === "save_memo") await this.memos.saved(Date.now());
    this.focus(at);
  }

  /* What stays from text to text is built once, so that nothing being written there is lost. */
  build() {
    this.passage = new Passage({
      chosen: (stretch) => this.chosen(stretch),
      number: (number) => this.find(`row ${number}`)?.focus(),
      key: (name) => ({ codes: () => this.toCodes(), memo: () => this.memos.words.input.focus(), done: () => this.done() })[name](),
    });
    this.picker = new Picker({
      pick: (code) => this.toggle(code),
      back: () => this.passage.region.focus(),
      make: (name) => this.newCode(name),
    });
    const on = { save: (memo) => this.act("save_memo", { memo }), remove: (memo) => this.act("delete_memo", { memo }, "memos"), label: (about) => this.label(about) };
    this.memos = new Memos({ kinds: this.kinds, drafts: this.drafts, who: this.kept.who, on });
    this.book = new Codebook({
      drafts: this.drafts,
      who: this.kept.who,
      longest: this.longest.code,
      on: {
        save: (code, told) => this.act("save_code", { code, told }),
        merge: (code, into) => confirm(this.mergeAsked(code, into)) && this.act("merge", { code, into }, "which code"),
        remove: (code) => this.act("delete_code", { code }, "which code"),
        memo: (code) => this.writeAbout(code),
      },
    });
    for (const name of ["top", "state", "list", "compared", "end"]) this[name] = element("div");
    this.side = element("div", { class: "cd-side" });
    const reading = element("div", { class: "cd-reading" }, keysHelp(PASSAGE_KEYS), element("div", {}, this.passage.region, this.bar()), this.steps(), this.state);
    const desk = element("div", { class: "cd-desk" }, reading, this.side, element("div", { class: "cd-rest" }, this.list, this.compared, this.memos.block));
    this.replace(this.top, desk, this.book.block, this.end);
  }

  asked() {
    const { question } = this.shown;
    return question ? element("p", { class: "cd-question" }, "Asked: ", question) : "";
  }

  /* What is chosen stays in sight while the text is. */
  bar() {
    this.said = element("p", { class: "cd-said" }, NOTHING_CHOSEN);
    this.codesButton = button("Codes", "codes", () => this.toCodes(), { second: false });
    return element("div", { class: "cd-bar" }, this.said, this.codesButton);
  }

  steps() {
    const { passage } = this;
    const row = (...buttons) => element("div", { class: "st-buttons" }, ...buttons.map(([label, press]) => button(label, label, press)));
    const edges = element(
      "details",
      {},
      element("summary", { "data-key": "edges" }, "Choose a little more or less"),
      row(
        ["Start one word earlier", () => passage.stretch("start", -1)],
        ["Start one word later", () => passage.stretch("start", 1)],
        ["End one word earlier", () => passage.stretch("end", -1)],
        ["End one word later", () => passage.stretch("end", 1)],
      ),
    );
    return element(
      "div",
      { class: "cd-steps" },
      row(
        ["Earlier sentence", () => passage.move(passage.sentences, -1)],
        ["Next sentence", () => passage.move(passage.sentences, 1)],
        ["Whole text", () => passage.whole()],
      ),
      edges,
    );
  }

  chosen(stretch) {
    const words = stretch ? oneLine(this.passage.quote(stretch)) : "";
    this.said.textContent = words ? `Chosen: “${words}”` : NOTHING_CHOSEN;
    this.codesButton.hidden = !words || this.shown.fixed;
    this.picker.filter.wrong("");
    const here = this.shown.codings.filter((one) => same(one, stretch));
    this.picker.show(this.shown.codes, new Set(here.map(({ code }) => code)));
    this.side.replaceChildren(...this.beside());
    clearTimeout(this.saysLater);
    if (words && document.activeElement !== this.picker.filter.input) this.saysLater = setTimeout(() => (this.live.textContent = `Chosen: ${cut(words, LONGEST_SAID)}`), SAY_AFTER);
  }

  beside() {
    const { starter, fixed } = this.shown;
    const heading = element("h3", {}, "Codes");
    if (fixed) return [heading, element("p", {}, "You have seen what others put on this text, so your own coding of it stays as it was.")];
    if (!starter) return this.picker.block.isConnected ? [...this.side.childNodes] : [heading, this.picker.block];
    return [
      heading,
      element("p", {}, `The codebook is empty. You can begin with one of ${starter} codes about the quadrants and strengths-based work, and change it as you go, or make your own.`),
      element(
        "div",
        { class: "st-buttons" },
        button("Begin with these codes", "start", () => this.act("start", {}, "text"), { second: false }),
        button("Make a code of my own", "own code", () => this.newCode("")),
      ),
    ];
  }

  toCodes() {
    (this.shown.starter ? this.find("start") : this.picker.filter.input).focus();
  }

  /* Puts a code on the words chosen, or takes it off where it is on these very words. */
  toggle(code) {
    const stretch = this.passage.chosen;
    if (!stretch) return this.picker.filter.wrong("Choose words in the text first.");
    const there = this.shown.codings.find((one) => one.code === code.id && same(one, stretch));
    if (there) return this.takeOff(there);
    this.act("code", { ...stretch, code: code.id, words: this.passage.quote(stretch) });
  }

  takeOff(coding, then = null) {
    const memos = this.shown.memos.filter(({ about }) => about === coding.id).length;
    const more = memos === 1 ? "a memo about it, which goes" : `${memos} memos about it, which go`;
    if (memos && !confirm(`There is ${more} with it. Take the code off all the same?`)) return;
    this.act("uncode", { coding: coding.id }, then);
  }

  coded() {
    const { codings, agreed } = this.shown;
    const whose = agreed ? "In the agreed version" : "Coded by you";
    const heading = element("h3", { tabindex: "-1", "data-key": "list" }, `${whose}: ${codings.length}`);
    if (!codings.length) return [heading, element("p", {}, "Nothing in this text yet.")];
    const rows = this.stretches.map((stretch, n) => this.row(stretch, n + 1, codings.filter((one) => same(one, stretch))));
    return [heading, element("ol", { class: "st-list" }, ...rows)];
  }

  row(stretch, number, codings) {
    const id = `${OWN}-${(made += 1)}`;
    const words = this.passage.quote(stretch);
    const again = button("Choose these words", `row ${number}`, () => (this.passage.choose({ ...stretch }), this.passage.region.focus()), { describedby: id });
    const codes = codings.map((coding) => {
      const name = element("span", { id: `${id}-${coding.id}` }, this.codeName(coding.code));
      const describedby = `${id}-${coding.id} ${id}`;
      const remove = this.shown.fixed ? null : button("Take off", `take off ${coding.id}`, () => this.takeOff(coding, "list"), { describedby });
      const memo = button("Memo", `memo ${coding.id}`, () => this.writeAbout(coding.id), { describedby });
      return element("li", { class: "cd-of" }, swatch(this.codes.get(coding.code)), name, element("span", { class: "st-buttons" }, remove, memo));
    });
    return element("li", { class: "st-row" }, element("p", { id }, numberOf(number), ` “${words}”`), element("ul", { class: "cd-ofs" }, ...codes), element("div", { class: "st-buttons" }, again));
  }

  comparing() {
    const section = comparisonSection(this.shown, {
      quote: (one) => this.passage.quote(one),
      code: (id) => this.codes.get(id) ?? { name: this.codeName(id) },
      compare: () => this.act("compare", {}, "heading"),
      agree: (agreed) => this.act("begin", { agreed }, "heading"),
      take: (places, then) => this.act("take_over", { places }, then),
      leave: (coding, then) => this.takeOff({ id: coding }, then),
    });
    return section ? [section] : [];
  }

  going() {
    const { open, fixed, agreed } = this.shown;
    const reopen = open || fixed ? [] : [button(agreed ? "Not settled after all" : "Not done after all", "reopen", () => this.act("reopen", {}, "heading"))];
    return this.onward(agreed ? "When it is settled" : "When you have coded it", agreed ? "Settled" : "Done, next text", ...reopen);
  }

  newCode(name) {
    this.book.block.open = true;
    this.book.open("", name).then(() => this.book.name.input.focus());
  }

  writeAbout(about) {
    this.memos.open(about).then(() => this.memos.words.input.focus());
  }

  codeName(code) {
    return this.codes.get(code)?.name ?? "A code that was deleted";
  }

  mergeAsked(code, into) {
    return `${this.codeName(code)} goes, and whatever anybody coded with it carries ${this.codeName(into)} then. This cannot be undone. Merge them?`;
  }

  abouts() {
    const { id, codings, codes } = this.shown;
    const coded = codings.map((one) => [one.id, `“${cut(oneLine(this.passage.quote(one)), 30)}”: ${this.codeName(one.code)}`]);
    return [[id, "This text"], [THE_STUDY, "The whole study"], ...coded, ...codes.map((one) => [one.id, `Code: ${one.name}`])];
  }

  label(about) {
    if (about === THE_STUDY) return "the whole study";
    if (about === this.shown.id) return "this text";
    if (this.codes.has(about)) return `the code ${this.codeName(about)}`;
    const coding = this.shown.codings.find(({ id }) => id === about);
    return coding ? `“${cut(oneLine(this.passage.quote(coding)), 60)}” (${this.codeName(coding.code)})` : "words of this text";
  }

  refusedAt(to) {
    const { memos, book, picker } = this;
    if (to === "code") return picker.filter;
    return { save_memo: memos?.words, save_code: book?.name, merge: book?.into, delete_code: book?.into }[to] ?? super.refusedAt(to);
  }

  complain(message) {
    super.complain(message);
    this.saved.scrollIntoView({ block: "nearest" });
  }

  focus(key) {
    const at = document.activeElement;
    if (!key || (at?.dataset?.key === key && at.isConnected)) return;
    const gone = key.startsWith("take off") || key.startsWith("memo ") ? "list" : key.includes(" memo") ? "memo" : "heading";
    (this.find(key) ?? this.find(gone))?.focus();
  }

  close() {
    this.passage?.close();
    super.close();
  }
}

export default {
  render({ model, el }) {
    el.classList.add("kc-sheet", "st", "cd");
    const page = new CodingPage(model, el);
    return () => page.close();
  },
};
