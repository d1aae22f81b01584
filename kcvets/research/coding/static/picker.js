/* The codes to choose from: a field that filters, and a list that its arrows go through. The focus stays in the field. */

const plainly = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function swatch(code) {
  const node = element("span", { class: "cd-swatch", "aria-hidden": "true" });
  if (code?.colour) node.style.background = shade(code);
  return node;
}

class Picker {
  /* on.pick(code) is told which code was chosen; on.back() is called to leave; on.make(name) makes a new code. */
  constructor(on) {
    Object.assign(this, { on, codes: [], picked: new Set(), active: null });
    const id = `${OWN}-${(made += 1)}`;
    const help = "Type a part of a code’s name. Arrows go through the codes, Enter puts one on the words or takes it off, Esc goes back to the text.";
    this.filter = field("Find a code", "filter", { role: "combobox", "aria-expanded": "true", "aria-controls": id, "aria-autocomplete": "list" }, help);
    this.list = element("ul", { class: "cd-codes", role: "listbox", id, "aria-label": "Codes", "aria-multiselectable": "true" });
    this.told = element("div", { class: "cd-told", id: `${id}-told` });
    this.none = element("p", { class: "cd-none", hidden: true }, "No code has this in its name.");
    this.make = button("Make a new code", "make", () => on.make(this.filter.input.value.trim()));
    this.filter.input.addEventListener("input", () => this.draw(true));
    this.filter.input.addEventListener("keydown", (event) => this.pressed(event));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // what is selected in the text stays selected
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (!option) return;
      this.go(option.dataset.code);
      this.pick();
    });
    this.block = element("div", { class: "cd-picker" }, this.filter.block, this.list, this.none, element("div", { class: "st-buttons" }, this.make), this.told);
  }

  /* `picked` are the codes on the very words chosen. */
  show(codes, picked) {
    Object.assign(this, { codes, picked });
    this.draw();
  }

  /* With `typed`, the best match becomes the active code; else the one that was stays it. */
  draw(typed = false) {
    const wanted = plainly(this.filter.input.value).split(/\s+/).filter(Boolean);
    const has = (text) => wanted.every((part) => plainly(text).includes(part));
    const shown = this.codes.filter(({ name, path, codable }) => !wanted.length || (codable && has([...path, name].join(" "))));
    this.options = shown.map((one) => this.option(one, wanted.length > 0));
    this.list.replaceChildren(...this.options);
    this.list.hidden = !shown.length;
    this.none.hidden = Boolean(shown.length) || !this.codes.length;
    const best = wanted.length ? (shown.find(({ name }) => has(name)) ?? shown[0]) : null;
    this.go((typed ? best : shown.find(({ id }) => id === this.active))?.id ?? null);
  }

  option(one, alone) {
    const id = `${this.list.id}-${one.id}`;
    const on = this.picked.has(one.id);
    const path = alone && one.path.length ? element("span", { class: "cd-path" }, one.path.join(" › ")) : null;
    const node = element(
      "li",
      { role: "option", id, "data-code": one.id, "aria-selected": String(on), "aria-disabled": one.codable ? null : "true" },
      swatch(one),
      element("span", { class: "cd-name" }, one.name, path),
      on ? element("span", { class: "cd-on", "aria-hidden": "true" }, "✓") : null,
    );
    if (!alone) node.style.paddingInlineStart = `${0.5 + one.path.length * 1.1}rem`;
    return node;
  }

  go(code) {
    this.active = code;
    for (const option of this.options) option.classList.toggle("cd-active", option.dataset.code === code);
    const at = this.options.find((option) => option.dataset.code === code);
    if (at) this.filter.input.setAttribute("aria-activedescendant", at.id);
    else this.filter.input.removeAttribute("aria-activedescendant");
    if (at && document.activeElement === this.filter.input) at.scrollIntoView({ block: "nearest" });
    const one = this.codes.find(({ id }) => id === code);
    this.told.replaceChildren(...(one ? [element("p", { class: "cd-told-name" }, one.name), ...one.description.split("\n").filter(Boolean).map((line) => element("p", {}, line))] : []));
  }

  step(by) {
    const usable = this.options.filter((option) => !option.hasAttribute("aria-disabled"));
    if (!usable.length) return;
    const at = usable.findIndex((option) => option.dataset.code === this.active);
    const next = at < 0 ? (by > 0 ? 0 : usable.length - 1) : (at + by + usable.length) % usable.length;
    this.go(usable[next].dataset.code);
  }

  pressed(event) {
    const does = {
      ArrowDown: () => this.step(1),
      ArrowUp: () => this.step(-1),
      Enter: () => !event.repeat && this.pick(),
      Escape: () => this.leave(),
    }[event.key];
    if (!does || event.isComposing) return;
    event.preventDefault();
    does();
  }

  pick() {
    const one = this.codes.find(({ id }) => id === this.active);
    if (one?.codable) this.on.pick(one);
  }

  leave() {
    if (!this.filter.input.value) return this.on.back();
    this.filter.input.value = "";
    this.filter.wrong("");
    this.draw(true);
  }
}
