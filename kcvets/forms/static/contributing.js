/* What giving to a study needs beside the parts every sheet has: a file read as bytes, and a code shown once. */

const MOST_BYTES = 200_000; // a study file has a few thousand

/* A file of this computer. Its bytes alone are handed over, neither its name nor its place. */
function fileBlock({ label, help }) {
  const name = `${OWN}-${(made += 1)}`;
  const described = `${name}-help ${name}-error`;
  const field = element("input", { type: "file", id: name, class: "kc-file", "aria-describedby": described });
  const error = element("p", { class: "kc-error", id: `${name}-error`, hidden: true });
  let told = "";
  field.addEventListener("click", () => (field.value = told = "")); // else a file mended under the same name would not count as another
  field.addEventListener("change", async () => {
    const [file] = field.files;
    if (!file) return (told = "");
    if (file.size > MOST_BYTES) return (told = "large");
    told = "reading";
    const now = await file.arrayBuffer().then((read) => `,${bytesToText(new Uint8Array(read))}`, () => "unreadable");
    if (field.files[0] === file) told = now;
  });
  const block = element(
    "div",
    { class: "kc-question" },
    element("label", { for: name, class: "kc-label" }, label),
    element("p", { class: "kc-help", id: `${name}-help` }, help),
    error,
    field,
  );
  return { block, field, error, value: () => told };
}

/* A code that is shown once: large, to be copied, or printed on a slip without the rest of the page. */
function codeBlock({ code, slip }) {
  const state = element("p", { class: "kc-state", role: "status" });
  const shown = element("p", { class: "kc-code" }, ...code.split(/(?<=-)/).map((group) => element("span", {}, group)));
  const copy = element("button", { type: "button", class: "kc-button kc-second" }, "Copy the code");
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code);
      state.textContent = "Copied. Paste it where you keep it.";
    } catch {
      getSelection().selectAllChildren(shown); // the clipboard is closed to pages that are neither loopback nor https
      state.textContent = "The code is marked. Copy it with Ctrl and C.";
    }
  });
  const print = element("button", { type: "button", class: "kc-button kc-second" }, "Print the code on a slip");
  print.addEventListener("click", () => printSlip(code, slip));
  return { block: element("div", {}, shown, copy, print, state) };
}

function printSlip(code, lines) {
  const frame = element("iframe", { class: "kc-slip", title: "Slip with the withdrawal code", tabindex: "-1" });
  document.body.append(frame);
  const { contentWindow: window, contentDocument: page } = frame;
  page.title = "Withdrawal code";
  page.body.append(...[code, ...lines].map((line, n) => element(n ? "p" : "h1", {}, line)));
  window.addEventListener("afterprint", () => frame.remove());
  window.print();
}

Object.assign(BUILD, { file: fileBlock, code: codeBlock });
