/* Builds the parts of a sheet from native HTML. Everything shown is set as text, never as markup. */

/* Each sheet of a page runs this file for itself, and a label finds its field by an id that no other sheet may use. */
const OWN = `kc-${Math.random().toString(36).slice(2)}`;
let made = 0;

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function paragraphs(text, className) {
  return (text ?? "").split(/\n\s*\n/).filter(Boolean).map((part) => element("p", { class: className }, part));
}

function textBlock({ heading, level = 3, label, text, items, note, typed }) {
  const block = element("div", { class: typed ? "kc-text kc-typed" : "kc-text" });
  if (heading) block.append(element(`h${level}`, { tabindex: "-1" }, heading));
  if (label) block.append(element("p", { class: "kc-tag" }, label));
  block.append(...paragraphs(text));
  if (items?.length) block.append(element("ul", {}, ...items.map((item) => element("li", {}, item))));
  if (note) block.append(...paragraphs(note, "kc-note"));
  return { block };
}

/* One label, help, error and state line tied to one field. */
function questionBlock({ id, label, help, tag, kind = "text", rows = 4, compare }) {
  const name = `${OWN}-${(made += 1)}`;
  const typed = { id: name, autocomplete: "off", spellcheck: "true" };
  const field = {
    text: () => element("textarea", { ...typed, class: "kc-field", rows }),
    line: () => element("input", { ...typed, type: "text", class: "kc-field" }),
    date: () => element("input", { type: "date", id: name, class: "kc-field kc-date" }),
  }[kind]();
  const error = element("p", { class: "kc-error", id: `${name}-error`, hidden: true });
  const state = element("p", { class: "kc-state", id: `${name}-state` }, "\u00a0");
  const remarks = element("div", { class: "kc-remarks", id: `${name}-remarks`, hidden: true });
  field.setAttribute("aria-describedby", [help && `${name}-help`, `${name}-error`, `${name}-remarks`].filter(Boolean).join(" "));
  const button = compare ? element("button", { type: "button", class: "kc-button kc-second" }, compare) : null;
  const conflict = element("div", { class: "kc-conflict", role: "group", "aria-label": "Two versions of this answer", hidden: true });
  const block = element(
    "div",
    { class: "kc-question", id: `q-${id}` },
    element("label", { for: name, class: "kc-label" }, label),
    tag ? element("p", { class: "kc-tag" }, tag) : null,
    help ? element("p", { class: "kc-help", id: `${name}-help` }, help) : null,
    error,
    field,
    element("div", { class: "kc-foot" }, state, button),
    remarks,
    conflict,
  );
  const read = () => field.value;
  const write = (text) => (field.value = text);
  return { block, field, error, state, button, remarks, conflict, read, write, changed: [field, "input"] };
}

/* Options, saved with the next button or, where they save themselves, at once. */
function choiceBlock({ id, label, level, help, options, many = false, saves = false }) {
  const name = `${OWN}-${(made += 1)}`;
  const error = element("p", { class: "kc-error", id: `${name}-error`, hidden: true });
  const legend = level ? element(`h${level}`, {}, label) : label;
  const inputs = options.map((option, n) =>
    element("input", { type: many ? "checkbox" : "radio", name, id: `${name}-${n}`, value: option.id }));
  const block = element(
    "fieldset",
    { class: "kc-choice", id: `q-${id}`, "aria-describedby": `${name}-error` },
    element("legend", { class: "kc-label" }, legend),
    help ? element("p", { class: "kc-help" }, help) : null,
    error,
    ...options.map((option, n) =>
      element("div", { class: "kc-option" }, inputs[n], element("label", { for: inputs[n].id }, option.label))),
  );
  const value = () => inputs.filter((input) => input.checked).map((input) => input.value).join(" ");
  const choose = (value) => {
    const chosen = (value ?? "").split(" ");
    for (const input of inputs) input.checked = chosen.includes(input.value);
  };
  const part = { block, error, field: inputs[0], value, choose };
  if (!saves) return part;
  const state = element("p", { class: "kc-state" }, "\u00a0");
  const conflict = element("div", { class: "kc-conflict", role: "group", "aria-label": "Two versions of this choice", hidden: true });
  block.append(state, conflict);
  const words = (text) => options.filter((option) => text.split(" ").includes(option.id)).map((option) => option.label).join("; ");
  return { ...part, state, conflict, read: value, write: choose, words, changed: [block, "change"] };
}

function actionBlock({ label, kind = "commit" }) {
  const button = element("button", { type: "button", class: `kc-button kc-${kind}` }, label);
  return { block: element("div", { class: "kc-action" }, button), button };
}

function linksBlock({ items }) {
  const rows = items.map(({ href, title, note, state }) =>
    element(
      "li",
      {},
      href ? element("a", { href }, title) : element("span", { class: "kc-label" }, title),
      note ? element("p", {}, note) : null,
      state ? element("p", { class: "kc-progress" }, state) : null,
    ));
  return { block: element("ol", { class: "kc-links" }, ...rows) };
}

const SVG = "http://www.w3.org/2000/svg";

function drawn(tag, attributes, text) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text) node.textContent = text;
  return node;
}

/* Rings from the inside out; a filled dot is the reader's, an open one the account's. The lists beside say the same. */
function circlesBlock({ rings }) {
  const told = rings.map(({ name, yours, account }) =>
    account ? `${name}: ${yours.length} of yours, ${account.length} of the account` : `${name}: ${yours.length}`);
  const picture = drawn("svg", { viewBox: "0 -8 320 336", class: "kc-circles", role: "img", "aria-label": told.join("; ") });
  [...rings.entries()].reverse().forEach(([n, { name, yours, account }]) => {
    const radius = 52 + n * 50;
    picture.append(drawn("circle", { cx: 160, cy: 160, r: radius, class: "kc-ring" }));
    picture.append(drawn("text", { x: 160, y: 160 - radius + 5, "text-anchor": "middle" }, name));
    const dots = [...yours.map(() => "kc-yours"), ...(account ?? []).map(() => "kc-account")];
    dots.forEach((kind, at) => {
      const angle = Math.PI * (0.15 + (1.7 * (at + 0.5)) / dots.length) - Math.PI / 2; // clear of the name on top
      const reach = radius - 25;
      const [x, y] = [160 + reach * Math.cos(angle), 160 + reach * Math.sin(angle)];
      picture.append(drawn("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: 6, class: kind }));
    });
  });
  const list = (heading, items) => [
    heading ? element("p", { class: "kc-list-name" }, heading) : null,
    items.length ? element("ul", {}, ...items.map((item) => element("li", {}, item))) : element("p", {}, "None"),
  ];
  const lists = rings.map(({ name, yours, account }) =>
    element("div", {}, element("h5", {}, name), ...(account ? [...list("● Yours", yours), ...list("○ The account’s", account)] : list("", yours))));
  return { block: element("div", { class: "kc-map" }, picture, element("div", {}, ...lists)) };
}

/* Turning points from left to right, a dot for each way; the line goes through the ways taken. The list says the same. */
function branchesBlock({ points, state }) {
  const SAID = { taken: "● You took this way: ", tried: "○ You tried this before: ", untried: "Not tried: " };
  const STEP = 80;
  const most = Math.max(...points.map(({ ways }) => ways.length));
  const [width, height] = [points.length * STEP, most * 40 + 40];
  const x = (point) => STEP / 2 + point * STEP;
  const y = (way, ways) => 40 + ((way + 0.5) * (height - 40)) / ways.length;
  const told = points.map(({ ways }, n) => `turning point ${n + 1}: ${ways.filter((way) => way.state !== "untried").length} of ${ways.length} ways tried`);
  const picture = drawn("svg", { viewBox: `0 0 ${width} ${height}`, class: "kc-branches", role: "img", "aria-label": told.join("; "), style: `max-width: ${width}px` });
  const taken = points.flatMap(({ ways }, n) => ways.flatMap((way, at) => (way.state === "taken" ? [`${x(n)},${y(at, ways)}`] : [])));
  picture.append(drawn("polyline", { points: taken.join(" "), class: "kc-way" }));
  points.forEach(({ ways }, n) => {
    picture.append(drawn("text", { x: x(n), y: 22, "text-anchor": "middle" }, String(n + 1)));
    ways.forEach((way, at) => picture.append(drawn("circle", { cx: x(n), cy: y(at, ways), r: 9, class: `kc-${way.state}` })));
  });
  const back = ({ id, question }) => {
    const link = element("a", { href: `#q-${id}` }, question);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const options = link.closest(".kc-sheet").querySelector(`fieldset[id="q-${id}"]`);
      (options.querySelector("input:checked") ?? options.querySelector("input")).focus();
    });
    return link;
  };
  const rows = points.map((point) =>
    element(
      "li",
      {},
      point.here ? back(point) : element("span", {}, `${point.question} (on another way)`),
      element("ul", {}, ...point.ways.map(({ label, state }) => element("li", { class: `kc-${state}` }, SAID[state] + label))),
    ));
  return { block: element("div", { class: "kc-map-of-branches" }, picture, element("ol", {}, ...rows), element("p", {}, state)) };
}

/* A table that scrolls by itself where it is wider than the page, by keyboard too. */
function tableBlock({ caption, header, rows }) {
  const cells = (kind, texts) => texts.map((text, n) => (n || kind === "th" ? element(kind, kind === "th" ? { scope: "col" } : {}, text) : element("th", { scope: "row" }, text)));
  const table = element(
    "table",
    {},
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...cells("th", header))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...cells("td", row)))),
  );
  return { block: element("div", { class: "kc-table", role: "region", tabindex: "0", "aria-label": caption }, table) };
}

/* A picture made by the kernel, shown as an image: nothing in it can run. */
function figureBlock({ svg, alt, wide }) {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  const scrolls = wide ? { class: "kc-figure kc-wide", role: "region", tabindex: "0", "aria-label": `Picture: ${wide}` } : { class: "kc-figure" };
  return { block: element("div", scrolls, element("img", { src: address, alt })) };
}

/* One row a line, one mark where something was told; the table below says the same in words. */
function marksBlock({ columns, rows, alt }) {
  const [LEFT, STEP, LINE, LETTERS] = [200, 55, 18, 26];
  const lines = (name) => name.match(new RegExp(`.{1,${LETTERS}}(?= |$)`, "g")).map((line) => line.trim());
  const HIGH = 12 + LINE * Math.max(...rows.map(({ name }) => lines(name).length));
  const size = [LEFT + columns.length * STEP, (rows.length + 1) * HIGH];
  const picture = drawn("svg", { viewBox: `0 0 ${size.join(" ")}`, class: "kc-marks", role: "img", "aria-label": alt });
  const x = (at) => LEFT + (at + 0.5) * STEP;
  columns.forEach((name, at) => picture.append(drawn("text", { x: x(at), y: 18, "text-anchor": "middle" }, name)));
  rows.forEach(({ name, marks }, n) => {
    const y = (n + 1.5) * HIGH;
    const told = lines(name);
    told.forEach((line, at) => picture.append(drawn("text", { x: 0, y: y + 5 + (at - (told.length - 1) / 2) * LINE }, line)));
    marks.forEach((mark, at) => picture.append(drawn("circle", { cx: x(at), cy: y, r: 8, class: mark ? "kc-yours" : "kc-untold" })));
  });
  return { block: picture };
}

function areaBlock() {
  return { block: element("div") };
}

const BUILD = {
  text: textBlock, question: questionBlock, choice: choiceBlock, circles: circlesBlock, branches: branchesBlock, action: actionBlock,
  area: areaBlock, links: linksBlock, table: tableBlock, figure: figureBlock, marks: marksBlock,
};

function offerFile({ name, mime }, buffers) {
  const address = URL.createObjectURL(new Blob(buffers, { type: mime }));
  const link = element("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

function clock(at) {
  return new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
