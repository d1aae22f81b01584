/* The codebook: a code is made, renamed, described, moved, merged, deleted. Only what was changed here is sent. */

const COLOURS = [
  ["", "None"], ["#a3221a", "Red"], ["#b4540a", "Orange"], ["#8a6d00", "Ochre"], ["#4d7c0f", "Leaf green"], ["#0b7a4b", "Green"],
  ["#0e7490", "Teal"], ["#1d6fb8", "Blue"], ["#5b5bd6", "Violet"], ["#9333a8", "Purple"], ["#be2f6b", "Pink"], ["#6b7280", "Grey"],
]; // prettier-ignore
const indented = ({ id, name, path }) => [id, `${"\u2003".repeat(path.length)}${name}`];

class Codebook {
  /* on.save(code, told), on.merge(code, into), on.remove(code), on.memo(code) ask for what they say. */
  constructor({ drafts, who, longest, on }) {
    Object.assign(this, { drafts, who, on, codes: [], id: "", was: {} });
    this.which = choice("Which code", "which code");
    this.name = field("Name of the code", "code name", { maxlength: longest });
    this.description = field("When to use it, and when not", "code description", { rows: 4, spellcheck: "true" }, "", "textarea");
    this.parent = choice("Beneath", "code parent");
    this.colour = choice("Colour", "code colour", COLOURS);
    this.codable = tick("It can be put on words (without this it is a heading for other codes)", "code codable", true);
    this.into = choice("Merge it into", "merge into", [], "Whatever anybody coded with it carries the other code then.");
    this.state = element("p", { class: "kc-state", role: "status" }, "\u00a0");
    this.memo = button("Write a memo about it", "code memo", () => this.on.memo(this.id));
    this.merging = element("div", {}, this.into.block, element("div", { class: "st-buttons" }, button("Merge", "merge", () => this.merge())));
    this.remove = button("Delete this code", "delete code", () => this.on.remove(this.id));
    const form = element(
      "form",
      {},
      this.which.block,
      this.name.block,
      this.description.block,
      element("div", { class: "cd-pair" }, this.parent.block, this.colour.block),
      this.codable.block,
      this.state,
      element("div", { class: "st-buttons" }, element("button", { class: "kc-button kc-second", "data-key": "save code" }, "Save code"), this.memo, this.remove),
    );
    form.addEventListener("submit", (event) => (event.preventDefault(), this.save()));
    form.addEventListener("input", (event) => event.target !== this.which.input && this.typed());
    this.which.input.addEventListener("change", () => this.open(this.which.input.value));
    const summary = element("summary", { "data-key": "codebook" }, "Codebook: make or change a code");
    this.block = element("details", { class: "st-section cd-book" }, summary, form, this.merging);
  }

  get key() {
    return `code ${this.who} ${this.id}`;
  }

  read() {
    const [name, description, parent, colour] = [this.name, this.description, this.parent, this.colour].map(({ input }) => input.value);
    return { name, description, parent, colour, codable: this.codable.input.checked };
  }

  write({ name, description, parent, colour, codable }) {
    this.colour.offer(COLOURS.some(([value]) => value === colour) ? COLOURS : [...COLOURS, [colour, `As it is (${colour})`]]);
    for (const [at, value] of [[this.name, name], [this.description, description], [this.parent, parent], [this.colour, colour]]) at.input.value = value;
    this.codable.input.checked = codable;
  }

  show(codes) {
    this.codes = codes;
    if (this.id && !this.codes.some(({ id }) => id === this.id)) this.id = ""; // deleted meanwhile, here or elsewhere
    this.which.offer([["", "A new code"], ...codes.map(indented)]);
    this.which.input.value = this.id;
    this.parent.offer([["", "No other code"], ...codes.filter(({ id }) => id !== this.id).map(indented)]);
    this.into.offer(codes.filter(({ id, codable }) => id !== this.id && codable).map(indented));
    if (!this.opened) this.open("");
    else if (!this.unsaved) this.open(this.id);
  }

  /* Puts a code into the form, and over it what was typed there and not saved. */
  async open(id, name = "") {
    Object.assign(this, { id, opened: true });
    this.was = this.codes.find((one) => one.id === id) ?? { name: "", description: "", parent: "", colour: "", codable: true };
    const draft = await this.drafts.get(this.key);
    if (this.id !== id) return; // another was opened meanwhile
    this.which.input.value = id;
    this.parent.offer([["", "No other code"], ...this.codes.filter((one) => one.id !== id).map(indented)]);
    this.into.offer(this.codes.filter((one) => one.id !== id && one.codable).map(indented));
    this.write({ ...this.was, ...(draft ?? (name && { name })) });
    this.name.wrong("");
    for (const part of [this.memo, this.remove, this.merging]) part.hidden = !id;
    this.tell(Boolean(draft));
  }

  tell(unsaved) {
    this.unsaved = unsaved;
    this.state.textContent = unsaved ? "Not saved yet" : "\u00a0";
    this.state.classList.toggle("kc-state-late", unsaved);
  }

  changes() {
    return Object.fromEntries(Object.entries(this.read()).filter(([name, value]) => value !== this.was[name]));
  }

  typed() {
    this.name.wrong("");
    this.drafts.put(this.key, this.changes());
    this.tell(true);
  }

  save() {
    this.on.save(this.id, this.changes());
  }

  merge() {
    if (this.into.input.value) this.on.merge(this.id, this.into.input.value);
  }

  /* The kernel has it on the disk. */
  saved(id) {
    this.drafts.drop(this.key);
    Object.assign(this, { id });
    this.tell(false);
  }
}
