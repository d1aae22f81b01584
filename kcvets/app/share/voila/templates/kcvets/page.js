/* A page that is left lets its kernel go: browsers keep left pages asleep with their connection open. Coming back to
   one opens it anew. What was typed has been handed to the connection before it closes. */
(() => {
  const open = new Set();
  window.WebSocket = class extends WebSocket {
    constructor(...parts) {
      super(...parts);
      open.add(this);
    }
  };
  addEventListener("pagehide", () => setTimeout(() => open.forEach((socket) => socket.close())));
  addEventListener("pageshow", (event) => event.persisted && location.reload());
})();

/* A page opens again when nothing else helps, but not in a loop: it says whether it does. */
globalThis.kcvetsReopen = (first = () => {}) => {
  const APART = 15000; // milliseconds between two of our own accord
  const last = Number(sessionStorage.getItem("kcvets-reloaded") ?? 0);
  if (Date.now() - last < APART) return false;
  sessionStorage.setItem("kcvets-reloaded", String(Date.now()));
  first();
  location.reload();
  return true;
};

/* A link to another piece of the page it stands on would only change the address: a piece is opened when its page is. */
addEventListener("hashchange", () => {
  const named = location.hash.slice(1);
  if (named && !document.getElementById(named)) location.reload();
});

/* A page whose kernel went before its forms were there would wait for ever. And the widget manager looks two seconds
   for a form that has not come, and not once more at their end: on a slow machine it says that there is none when there
   is. Such a form is shown again. */
(() => {
  const LOOK_AGAIN = 2000; // milliseconds
  const given = new Map();
  for (const output of document.querySelectorAll(".kc-output")) given.set(output, JSON.parse(output.textContent));
  const { baseUrl, kernelId } = JSON.parse(document.getElementById("jupyter-config-data").textContent);

  const showAgain = (output) => {
    const { rendermime } = globalThis.jupyterapp.widgetManager;
    const model = given.get(output);
    const renderer = rendermime.createRenderer(rendermime.preferredMimeType(model.data, "any"));
    output.replaceChildren(renderer.node);
    return renderer.renderModel(model);
  };
  const look = setInterval(async () => {
    const outputs = [...given.keys()];
    outputs.filter((output) => /^Error displaying widget/.test(output.innerText)).forEach(showAgain);
    const waiting = outputs.some((output) => !output.querySelector(".kc-body, [data-mime-type]"));
    if (!waiting) return clearInterval(look);
    const answer = await fetch(`${baseUrl}api/kernels/${kernelId}`, { cache: "no-store" }).catch(() => null);
    if (answer && !answer.ok) globalThis.kcvetsReopen();
  }, LOOK_AGAIN);
})();

/* A table wider than a small screen scrolls by itself, by keyboard too: words broken letter by letter cannot be read. Its
   heading is part of its name, as two tables of a page may have the same columns. */
(() => {
  const headings = [...document.querySelectorAll(".kc-prose :is(h1, h2, h3, h4)")];
  const above = (table) => headings.findLast((one) => one.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING);
  for (const table of document.querySelectorAll(".kc-prose table")) {
    const box = document.createElement("div");
    box.className = "kc-scrolls";
    table.replaceWith(box);
    box.append(table);
    const columns = [...table.rows[0].cells].map((cell) => cell.innerText).filter(Boolean).join(", ");
    const name = [above(table)?.innerText, columns].filter(Boolean).join(": ");
    const settle = () => {
      const wide = box.scrollWidth > box.clientWidth;
      for (const [key, value] of Object.entries({ role: "region", tabindex: "0", "aria-label": `Table: ${name}` })) {
        wide ? box.setAttribute(key, value) : box.removeAttribute(key);
      }
    };
    new ResizeObserver(settle).observe(box);
  }
})();
