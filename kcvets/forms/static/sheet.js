/* A sheet: parts shown by the kernel, answers saved to it. What a person must commit to first is not in the page
   until they have. */

function newWriter() {
  return crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
}

class Sheet {
  constructor(model, root) {
    Object.assign(this, { model, root, parts: new Map(), savers: new Map(), answers: {} });
    this.live = element("p", { class: "kc-live", role: "status" });
    this.lost = element("p", { class: "kc-lost", role: "alert" });
    this.summary = element("div", { class: "kc-summary", role: "alert", tabindex: "-1", hidden: true });
    this.count = element("p", { class: "kc-count" });
    this.body = element("div", { class: "kc-body" }, element("p", { class: "kc-opening" }, "Opening…"));
    root.append(this.lost, this.summary, this.count, this.body, this.live);
    this.connection = new Connection({
      model,
      tell: (text) => (this.lost.textContent = text),
      leave: () => this.rememberFocus(),
    });
    this.onMessage = (message, buffers) => this.receive(message, buffers);
    this.onLeave = () => this.savers.forEach((saver) => saver.flush());
    model.on("msg:custom", this.onMessage);
    addEventListener("pagehide", this.onLeave);
    this.send({ type: "open", at: location.hash.slice(1) });
  }

  send(message) {
    this.connection.send(message);
  }

  async receive(message, buffers) {
    this.connection.heard();
    const saver = this.savers.get(message.id);
    if (message.type === "open") await this.open(message);
    else if (message.type === "show") this.showAfter(message);
    else if (message.type === "saved") this.saved(saver, message);
    else if (message.type === "unseen") this.showConflict(this.parts.get(message.id), saver, message.others);
    else if (message.type === "refused") saver ? saver.refused(message) : (this.lost.textContent = message.message);
    else if (message.type === "errors") this.showErrors(message.errors);
    else if (message.type === "file") offerFile(message, buffers);
    else if (message.type === "forget") this.forget();
    else if (message.type === "replaced") this.stop(message.message);
  }

  async open({ journal, answers, blocks, count }) {
    this.answers = answers;
    this.counting = count;
    this.pending = await openPending(journal);
    const body = element("div", { class: "kc-body" });
    await this.add(body, blocks);
    this.body.replaceWith(body); // whole at once, so that what follows moves once
    this.body = body;
    this.recount();
    this.restoreFocus();
  }

  async add(place, blocks) {
    for (const spec of blocks) {
      const part = BUILD[spec.type](spec);
      part.after = element("div", { class: "kc-after" });
      place.append(part.block, part.after);
      if (!spec.id) continue;
      this.parts.set(spec.id, part);
      if (part.choose) part.choose(this.answers[spec.id]?.text);
      if (part.button) part.button.addEventListener("click", () => this.commit(spec));
      if (part.read) await this.connect(spec, part);
      if (spec.shown) await this.add(part.after, spec.shown);
    }
  }

  async connect({ id }, part) {
    const saver = new Saver({
      id,
      writer: newWriter(), // a field drawn again counts anew: under an old name its words would be taken for late ones
      send: (message) => this.send(message),
      pending: this.pending,
      show: (state, detail) => this.showState(part, state, detail),
    });
    this.savers.set(id, saver);
    const answer = this.answers[id];
    saver.open(answer?.text ?? "", answer?.revision ?? null);
    const pending = await this.pending.get(id);
    part.write(pending?.text ?? saver.text);
    const [node, event] = part.changed;
    node.addEventListener(event, () => {
      saver.edit(part.read());
      this.hideError(part);
      this.recount();
    });
    part.block.addEventListener("focusout", () => {
      saver.flush();
      if (!saver.unacknowledged() && saver.sequence) this.live.textContent = part.state.textContent;
    });
    if (pending) saver.resend(pending);
    else if (answer?.text) this.showState(part, "saved", answer.at);
    this.showRemarks(part, answer?.remarks);
    this.showConflict(part, saver, answer?.others ?? []);
  }

  showState(part, state, detail) {
    const words = {
      typing: "\u00a0",
      saved: () => `Saved ${clock(detail)}`,
      late: "Not saved yet",
      failed: `Not saved yet. ${detail}`,
    }[state];
    part.state.textContent = typeof words === "function" ? words() : words;
    part.state.className = `kc-state kc-state-${state}`;
    if (state === "late" || state === "failed") this.live.textContent = part.state.textContent;
  }

  saved(saver, message) {
    const part = this.parts.get(message.id);
    saver?.saved(message);
    if (saver) this.showConflict(part, saver, message.others);
    if (part && message.sequence >= saver.sequence) this.showRemarks(part, message.remarks);
  }

  /* What the kernel points out in the words just saved, and what could stand there instead. It holds nothing up. */
  showRemarks(part, remarks = []) {
    if (!part.remarks) return;
    const told = JSON.stringify(remarks);
    if (part.remarked === told) return; // drawn again, it would take the focus from its buttons
    part.remarked = told;
    part.remarks.hidden = !remarks.length;
    const rows = remarks.map(({ text, words, instead }) => {
      const button = element("button", { type: "button", class: "kc-button kc-second" }, `Write “${instead}”`);
      button.addEventListener("click", () => {
        const whole = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
        part.field.value = part.field.value.replace(new RegExp(`(?<![\\p{L}\\p{N}])${whole}(?![\\p{L}\\p{N}])`, "gu"), () => instead);
        part.field.dispatchEvent(new Event("input"));
        part.field.focus();
      });
      return element("li", {}, `${text} `, button);
    });
    part.remarks.replaceChildren(element("ul", {}, ...rows));
  }

  showConflict(part, saver, others) {
    const [other] = others;
    part.seen = new Set([...(part.seen ?? []), ...others.map((version) => version.revision)]);
    if (part.other === other?.revision) return; // shown already: drawn again, it would take the focus from its buttons
    part.other = other?.revision;
    part.conflict.hidden = !other;
    if (!other) return part.conflict.replaceChildren();
    const settle = (text) => {
      part.write(text);
      part.field.focus();
      saver.settle(text, [saver.base, ...part.seen]);
    };
    const button = (label, text) => {
      const node = element("button", { type: "button", class: "kc-button kc-second" }, label);
      node.addEventListener("click", () => settle(text()));
      return node;
    };
    part.conflict.replaceChildren(
      element("p", {}, `This answer was also changed somewhere else at ${clock(other.at)}. Both versions are kept. The other one says:`),
      element("blockquote", {}, (part.words ? part.words(other.text) : other.text) || "(nothing)"),
      button("Keep mine", () => part.read()),
      button("Use the other", () => other.text),
      ...(part.words ? [] : [button("Keep both, one after the other", () => `${part.read()}\n\n${other.text}`)]),
    );
    this.live.textContent = "This answer was also changed somewhere else. Both versions are kept.";
  }

  commit({ id, confirm }) {
    if (confirm && !window.confirm(confirm)) return;
    this.clearErrors();
    this.savers.forEach((saver) => saver.flush());
    const values = {};
    this.parts.forEach((part, name) => part.value && (values[name] = part.value()));
    this.send({ type: "commit", id, values });
  }

  async showAfter({ id, blocks, beside, answers }) {
    Object.assign(this.answers, answers);
    const places = [await this.fill(id, blocks)];
    for (const [area, parts] of Object.entries(beside)) places.push(await this.fill(area, parts));
    this.recount();
    places.map((place) => place.querySelector("h2, h3, h4, h5, h6")).find(Boolean)?.focus();
  }

  async fill(id, blocks) {
    const place = this.parts.get(id).after;
    place.replaceChildren();
    await this.add(place, blocks);
    return place;
  }

  showErrors(errors) {
    const links = Object.entries(errors).map(([id, message]) => {
      const part = this.parts.get(id);
      part.error.textContent = message;
      part.error.hidden = false;
      part.field.setAttribute("aria-invalid", "true");
      const link = element("a", { href: `#${part.field.id}` }, message);
      link.addEventListener("click", (event) => (event.preventDefault(), part.field.focus()));
      return element("li", {}, link);
    });
    this.summary.replaceChildren(element("p", {}, "There is a problem"), element("ul", {}, ...links));
    this.summary.hidden = false;
    this.summary.focus();
  }

  hideError(part) {
    part.error.hidden = true;
    part.field.removeAttribute("aria-invalid");
  }

  clearErrors() {
    this.summary.hidden = true;
    this.parts.forEach((part) => part.error && this.hideError(part));
  }

  recount() {
    if (!this.counting) return;
    const asked = [...this.savers.keys()].map((id) => this.parts.get(id));
    const answered = asked.filter((part) => part.read().trim()).length;
    this.count.textContent = `${answered} of ${asked.length} answered`;
  }

  forget() {
    forgetEverythingPending();
    this.savers.clear();
    location.reload();
  }

  /* The journal this page was opened with is no more: nothing typed here can be kept any longer. */
  stop(message) {
    forgetEverythingPending();
    this.connection.close();
    this.savers.clear();
    this.lost.textContent = message;
  }

  rememberFocus() {
    for (const [id, part] of this.parts) {
      if (part.field !== document.activeElement) continue;
      const { selectionStart, selectionEnd } = part.field;
      sessionStorage.setItem("kcvets-focus", JSON.stringify({ id, selectionStart, selectionEnd }));
    }
  }

  restoreFocus() {
    const kept = JSON.parse(sessionStorage.getItem("kcvets-focus") ?? "null");
    const field = kept && this.parts.get(kept.id)?.field;
    if (!field) return;
    sessionStorage.removeItem("kcvets-focus");
    field.focus();
    field.setSelectionRange?.(kept.selectionStart, kept.selectionEnd);
  }

  close() {
    this.onLeave();
    this.connection.close();
    removeEventListener("pagehide", this.onLeave);
    this.model.off("msg:custom", this.onMessage);
  }
}

export default {
  render({ model, el }) {
    el.classList.add("kc-sheet");
    const sheet = new Sheet(model, el);
    return () => sheet.close();
  },
};
