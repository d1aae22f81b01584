/* What the pages of a study share: who is at work, the way from text to text, and what is said. Something is told as saved when the
   kernel says that it is on the disk. Texts are set as text, never as markup. */

const GONE_ON = "This page has lost touch with kcvets. What it said was saved is saved. It goes on by itself; if it does not, start";

function button(label, key, press, { second = true, pressed, describedby } = {}) {
  const look = second ? "kc-button kc-second" : "kc-button";
  const node = element("button", { type: "button", class: look, "data-key": key, "aria-describedby": describedby }, label);
  if (pressed !== undefined) node.setAttribute("aria-pressed", String(pressed));
  node.addEventListener("click", press);
  return node;
}

/* A labelled field with room for help and for what is wrong; `tag` is input, textarea or select. */
function field(label, key, attributes = {}, help = "", tag = "input") {
  const id = `${OWN}-${(made += 1)}`;
  const typed = tag === "input" ? { type: "text" } : {};
  const input = element(tag, { ...typed, class: "kc-field", autocomplete: "off", id, "data-key": key, ...attributes });
  const error = element("p", { class: "kc-error", id: `${id}-error`, hidden: true });
  const note = help ? element("p", { class: "kc-help", id: `${id}-help` }, help) : null;
  input.setAttribute("aria-describedby", [note && note.id, error.id].filter(Boolean).join(" "));
  const block = element("div", { class: "kc-question" }, element("label", { class: "kc-label", for: id }, label), note, error, input);
  const wrong = (message) => {
    error.textContent = message;
    error.hidden = !message;
    if (message) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  return { block, input, error, wrong };
}

/* A field to choose from; each choice is a value and its name. */
function choice(label, key, choices = [], help = "") {
  const labelled = field(label, key, {}, help, "select");
  const offer = (choices) => {
    const chosen = labelled.input.value;
    labelled.input.replaceChildren(...choices.map(([value, name]) => element("option", { value }, name)));
    if (choices.some(([value]) => value === chosen)) labelled.input.value = chosen;
  };
  offer(choices);
  return { ...labelled, offer };
}

function tick(label, key, checked) {
  const id = `${OWN}-${(made += 1)}`;
  const input = element("input", { type: "checkbox", id, "data-key": key });
  input.checked = checked;
  return { block: element("div", { class: "kc-option" }, input, element("label", { for: id }, label)), input };
}

/* What the keys do while the focus is in the text. */
function keysHelp(keys) {
  const rows = keys.map(([key, does]) => element("li", {}, element("kbd", {}, key), ` ${does}`));
  return element("details", { class: "st-keys" }, element("summary", { "data-key": "keys" }, "Keys that work while the focus is in the text"), element("ul", {}, ...rows));
}

class StudyPage {
  /* `asks` heads the form for a name, `help` says beneath it what the name is for; `command` starts the page again. */
  constructor(model, root, { name, command, asks, help }) {
    Object.assign(this, { model, asks, help, keptAs: name, shown: null, then: null });
    this.kept = JSON.parse(sessionStorage.getItem(name) ?? "{}"); // who is at work and which text is open: no words
    this.live = element("p", { class: "kc-live", role: "status" });
    this.lost = element("p", { class: "kc-lost", role: "alert" });
    this.count = element("p", { class: "kc-count" });
    this.body = element("div", { class: "kc-body" }, element("p", { class: "kc-opening" }, "Opening…"));
    root.append(this.lost, this.count, this.body, this.live);
    this.connection = new Connection({ model, tell: (text) => (this.lost.textContent = text ? `${GONE_ON} ${command} again.` : "") });
    this.onMessage = (message) => {
      this.connection.heard();
      this.receive(message);
    };
    model.on("msg:custom", this.onMessage);
    this.send({ type: "open" });
  }

  send(message) {
    this.connection.send(message);
  }

  /* Something that somebody does; `then` is the key of what gets the focus when it is done. */
  act(type, more = {}, then = null) {
    this.then = then;
    this.send({ type, who: this.kept.who, id: this.shown?.id ?? this.kept.id, waiting: this.waiting?.input.checked ?? true, ...more });
  }

  receive(message) {
    if (message.type === "open") this.opened(message);
    else if (message.type === "closed") this.replace(element("p", {}, message.message));
    else if (message.type === "text") this.show(message);
    else if (message.type === "refused") this.refused(message);
  }

  replace(...parts) {
    this.body.replaceChildren(...parts);
  }

  opened({ title, longest }) {
    this.longest = longest;
    if (this.kept.who && this.kept.title === title) return this.act("begin");
    this.kept = { title };
    this.name = field("Your name or initials", "name", { maxlength: longest.name }, this.help);
    const form = element(
      "form",
      {},
      element("h2", {}, this.asks),
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

  /* Takes over what the kernel tells; gives the key of what shall have the focus once it is shown. */
  take(message) {
    this.shown = message;
    Object.assign(this.kept, { who: message.who, id: message.id });
    sessionStorage.setItem(this.keptAs, JSON.stringify(this.kept));
    this.count.textContent = `Text ${message.number} of ${message.total}, ${message.done} done`;
    this.live.textContent = message.said ? `${message.said} Saved.` : "";
    const at = this.then ?? document.activeElement?.dataset?.key;
    this.then = null;
    return at;
  }

  heading(more = "") {
    const { number, open } = this.shown;
    return element("h2", { tabindex: "-1", "data-key": "heading" }, `Text ${number}${more}${open ? "" : " (done)"}`);
  }

  saying() {
    const { said } = this.shown;
    this.saved = element("p", { class: "kc-state st-saved" }, said ? `${said} Saved ${clock(Date.now())}.` : "\u00a0");
    return this.saved;
  }

  ending() {
    if (!this.shown.end) return [];
    return [element("div", { class: "st-end" }, element("h2", {}, "Nothing waits for you"), element("p", {}, this.shown.end))];
  }

  onward(heading, label = "Done, next text", ...more) {
    this.waiting = tick("Go on to texts not done yet, and pass over the others", "waiting", this.waiting?.input.checked ?? true);
    const number = field("Go to text number", "number", { inputmode: "numeric", class: "kc-field st-number" });
    const go = () => this.act("number", { number: parseInt(number.input.value, 10) || this.shown.number }, "heading");
    number.input.addEventListener("keydown", (event) => event.key === "Enter" && go());
    return element(
      "section",
      { class: "st-onward" },
      element("h3", {}, heading),
      element(
        "div",
        { class: "st-buttons" },
        button(label, "done", () => this.done(), { second: false }),
        ...more,
        button("Earlier text", "earlier", () => this.act("go", { step: -1, waiting: false }, "heading")),
        button("Later text", "later", () => this.act("go", { step: 1 }, "heading")),
      ),
      this.waiting.block,
      element("div", { class: "st-number-row" }, number.block, button("Go", "go", go)),
    );
  }

  done() {
    this.act("done", {}, "heading");
  }

  /* The field that a refusal belongs to, if there is one. */
  refusedAt(to) {
    return to === "begin" ? this.name : null;
  }

  refused({ to, message }) {
    this.then = null;
    const at = this.refusedAt(to);
    if (!at) return void (this.saved ? this.complain(message) : this.replace(element("p", { role: "alert" }, message)));
    at.wrong(message);
    at.input.focus();
  }

  complain(message) {
    this.saved.textContent = message;
    this.saved.className = "kc-error st-saved";
    this.saved.setAttribute("role", "alert");
  }

  find(key) {
    return key && this.body.querySelector(`[data-key="${CSS.escape(key)}"]`);
  }

  close() {
    this.connection.close();
    this.model.off("msg:custom", this.onMessage);
  }
}
