/* The parts of the review page, built from native HTML. Texts are set as text, never as markup. */

const STATES = {
  proposed: () => "proposed by software",
  accepted: (by) => `kept by ${by}`,
  added: (by) => `added by ${by}`,
  undone: (by) => `undone by ${by}`,
};
const place = ({ start, end }) => `${start}-${end}`;
const stands = ({ state }) => state !== "undone";

/* A stretch of the text that is masked, or was: what was written, then what is written in its place. */
function mark(masking, words) {
  const tail = stands(masking) ? `→ ${masking.tag}` : "not masked";
  const attributes = { role: "button", tabindex: "-1", class: `rv-mark rv-${masking.state}`, "data-key": `mark ${place(masking)}` };
  return element(
    "span",
    attributes,
    element("span", { class: "rv-words" }, words),
    element("span", { class: "rv-tag" }, ` ${tail}`),
    element("span", { class: "kc-live" }, `, ${STATES[masking.state](masking.by)}`),
  );
}

function elsewhereSaid({ here, places, texts }) {
  const more = [here && `${here} more in this text`, texts && `${places} in ${texts} other ${texts === 1 ? "text" : "texts"}`];
  return more.filter(Boolean).join(", ");
}

/* One masking of the list, in its surroundings, with what can be done about it. */
function maskingRow(masking, { keep, undo, drafts, longest }) {
  const key = place(masking);
  const id = `${OWN}-${(made += 1)}`;
  const words = element("strong", { class: "rv-said" }, masking.words);
  const context = element("p", { class: "rv-context", id }, masking.before, words, masking.after);
  const more = elsewhereSaid(masking.elsewhere);
  const own = field("Write in its place (empty: the usual words)", `instead ${key}`, { maxlength: longest });
  own.input.value = drafts.get(key) ?? masking.instead;
  own.input.addEventListener("input", () => drafts.set(key, own.input.value));
  const keepIt = () => keep(masking, own.input.value);
  own.input.addEventListener("keydown", (event) => event.key === "Enter" && keepIt());
  const change = element(
    "details",
    { class: "rv-change" },
    element("summary", { "data-key": `change ${key}`, "aria-describedby": id }, "Other words in its place"),
    own.block,
    button("Keep masked, with these words", `words ${key}`, keepIt, { describedby: id }),
  );
  change.open = drafts.has(key);
  return element(
    "li",
    { class: `st-row rv-row-${masking.state}`, "data-row": key },
    element("p", { class: "st-head" }, element("strong", {}, masking.called), `, ${STATES[masking.state](masking.by)}`),
    context,
    element("p", { class: "rv-becomes" }, stands(masking) ? `Written in its place: ${masking.written}` : "Stands as it was written"),
    element(
      "div",
      { class: "st-buttons" },
      button("Keep masked", `keep ${key}`, keepIt, { pressed: masking.state === "accepted" || masking.state === "added", describedby: id }),
      button("Undo", `undo ${key}`, () => undo(masking, false), { pressed: masking.state === "undone", describedby: id }),
      more && stands(masking) ? button(`Undo everywhere (${more})`, `all ${key}`, () => undo(masking, true), { describedby: id }) : null,
      change,
    ),
  );
}

/* What the keys do while the focus is in the text. */
const KEYS = [
  ["← →", "the masking before, the next"],
  ["K", "keep it masked"],
  ["U", "undo it"],
  ["Enter", "go to it in the list"],
  ["M", "mask what was missed, such as the words selected"],
  ["D", "done, next text"],
];
