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

/* A page whose kernel went before its forms were there would wait for ever: it opens again instead, but not in a loop. */
(() => {
  const LOOK_AGAIN = 5000; // milliseconds
  const RELOADS_APART = 15000; // milliseconds
  const look = setInterval(async () => {
    const empty = [...document.querySelectorAll(".kc-output")].some((output) => !output.innerText.trim());
    if (!empty) return clearInterval(look);
    const { baseUrl, kernelId } = JSON.parse(document.getElementById("jupyter-config-data").textContent);
    const answer = await fetch(`${baseUrl}api/kernels/${kernelId}`, { cache: "no-store" }).catch(() => null);
    const last = Number(sessionStorage.getItem("kcvets-reloaded") ?? 0);
    if (!answer || answer.ok || Date.now() - last < RELOADS_APART) return;
    sessionStorage.setItem("kcvets-reloaded", String(Date.now()));
    location.reload();
  }, LOOK_AGAIN);
})();
