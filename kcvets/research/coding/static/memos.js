/* Memos: those that are kept, and the one being written. Until it is acknowledged, its words are kept in this browser, sealed. */

const THE_STUDY = "";
const said = (at) => new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

class Memos {
  /* on.save(memo) and on.remove(id) ask the kernel; on.label(about) names what a memo is about, where it can be named. */
  constructor({ kinds, drafts, who, on }) {
    Object.assign(this, { drafts, who, on, editing: { id: "", seen: "" }, about: null, choices: [], unsaved: new Set() });
    this.list = element("div");
    this.target = choice("About", "about");
    this.kind = choice("Kind", "memo kind", kinds.map((kind) => [kind, kind[0].toUpperCase() + kind.slice(1)]));
    this.words = field("Memo", "memo", { rows: 4, spellcheck: "true" }, "Leave out what could tell who somebody is.", "textarea");
    this.state = element("p", { class: "kc-state", role: "status" }, "\u00a0");
    this.title = element("h4", {}, "Write a memo");
    this.cancel = button("Leave it as it was", "leave memo", () => this.leave());
    const form = element(
      "form",
      {},
      this.title,
      element("div", { class: "cd-pair" }, this.target.block, this.kind.block),
      this.words.block,
      this.state,
      element("div", { class: "st-buttons" }, element("button", { class: "kc-button kc-second", "data-key": "save memo" }, "Save memo"), this.cancel),
    );
    this.block = element("section", { class: "st-section" }, element("h3", {}, "Memos"), this.list, form);
    form.addEventListener("submit", (event) => (event.preventDefault(), this.save()));
    this.target.input.addEventListener("change", () => this.turn(this.target.input.value));
    this.kind.input.addEventListener("change", () => this.typed());
    this.words.input.addEventListener("input", () => this.typed());
    this.cancel.hidden = true;
  }

  get key() {
    return this.keyOf(this.editing.id || this.about);
  }

  keyOf(id) {
    return `memo ${this.who} ${id}`;
  }

  /* Opens what was being written when the page was left, else an empty memo about the text. */
  async begin(text) {
    const last = await this.drafts.get(`memo ${this.who}`);
    await this.open(last?.about ?? text, last ?? undefined);
  }

  /* `choices` are what a memo can be about; where nothing is being written, it is about the text in front. */
  async show(memos, choices, text) {
    this.choices = choices;
    this.list.replaceChildren(...this.rows(memos));
    const drafts = await Promise.all(choices.map(([about]) => this.drafts.get(this.keyOf(about))));
    this.unsaved = new Set(choices.flatMap(([about], n) => (drafts[n]?.words ? [about] : [])));
    this.offer();
    if (this.about === null) await this.begin(text);
    else if (!this.words.input.value && !this.editing.id && text !== this.text) await this.open(text);
    this.text = text;
  }

  offer() {
    const known = this.about === null || this.choices.some(([about]) => about === this.about);
    const choices = this.choices.map(([about, name]) => [about, this.unsaved.has(about) && about !== this.about ? `${name} (not saved yet)` : name]);
    this.target.offer(known ? choices : [...choices, [this.about, "Another text, or words in it"]]);
    this.target.input.value = this.about ?? "";
  }

  rows(memos) {
    if (!memos.length) return [element("p", {}, "None yet.")];
    const rows = memos.map((one) => {
      const id = `${OWN}-${(made += 1)}`;
      const kind = element("strong", {}, one.kind[0].toUpperCase() + one.kind.slice(1));
      const edit = one.own && button("Change", `change memo ${one.id}`, () => this.change(one), { describedby: id });
      const remove = one.own && button("Delete", `delete memo ${one.id}`, () => this.on.remove(one.id), { describedby: id });
      return element(
        "li",
        { class: "st-row" },
        element("p", { class: "st-head" }, kind, ` about ${this.on.label(one.about)}, by ${one.coder}, ${said(one.at)}`),
        element("p", { class: "cd-words", id }, one.words),
        one.own ? element("div", { class: "st-buttons" }, edit, remove) : null,
      );
    });
    return [element("ul", { class: "st-list" }, ...rows)];
  }

  change(memo) {
    this.open(memo.about, { id: memo.id, seen: memo.words, kind: memo.kind, words: memo.words });
    this.words.input.focus();
  }

  /* What is being written becomes a memo about something else. */
  async turn(about) {
    const words = this.words.input.value;
    if (!words) return this.open(about);
    const other = await this.drafts.get(this.keyOf(about));
    this.drafts.drop(this.key);
    this.unsaved.delete(this.about);
    this.about = about;
    if (other?.words && other.words !== words) this.words.input.value = `${other.words}\n\n${words}`;
    this.typed();
    this.offer();
  }

  /* Puts a memo into the form; words that were not saved go before those that were. */
  async open(about, memo = { id: "", seen: "", kind: this.kind.input.value, words: "" }) {
    Object.assign(this, { about, editing: { id: memo.id, seen: memo.seen } });
    const [asked, before] = [this.key, this.words.input.value];
    const draft = await this.drafts.get(asked);
    if (asked !== this.key || before !== this.words.input.value) return; // something else was opened or typed meanwhile
    if (draft) this.editing.seen = draft.seen;
    this.kind.input.value = draft?.kind ?? memo.kind;
    this.words.input.value = draft?.words ?? memo.words;
    this.words.wrong("");
    this.title.textContent = memo.id ? "Change a memo" : "Write a memo";
    this.target.input.disabled = Boolean(memo.id);
    this.cancel.hidden = !memo.id;
    this.offer();
    this.state.textContent = draft ? "Not saved yet" : "\u00a0";
    this.state.classList.toggle("kc-state-late", Boolean(draft));
  }

  typed() {
    const { about, editing } = this;
    const draft = { ...editing, about, kind: this.kind.input.value, words: this.words.input.value };
    this.words.wrong("");
    if (!editing.id) this.unsaved.add(about);
    this.drafts.put(this.key, draft);
    this.drafts.put(`memo ${this.who}`, draft);
    this.state.textContent = draft.words ? "Not saved yet" : "\u00a0";
    this.state.classList.add("kc-state-late");
  }

  save() {
    this.sent = { key: this.key, words: this.words.input.value };
    this.on.save({ ...this.editing, about: this.about, kind: this.kind.input.value, words: this.sent.words });
  }

  /* The kernel has it on the disk. */
  async saved(at) {
    if (this.sent?.key !== this.key || this.sent.words !== this.words.input.value) return; // more was written meanwhile
    this.forget();
    await this.open(this.text);
    this.state.textContent = `Saved ${clock(at)}`;
  }

  leave() {
    this.forget();
    this.open(this.text);
  }

  forget() {
    this.unsaved.delete(this.about);
    this.drafts.drop(this.key);
    this.drafts.drop(`memo ${this.who}`);
  }
}
