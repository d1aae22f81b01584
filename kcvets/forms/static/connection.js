/* Speaks to the kernel, and notices when nobody is listening any more. A kernel that died is replaced by an empty one and the page looks
   connected: only an answer proves that the journal can be reached. */

const BEAT = 10000; // milliseconds between two questions to a quiet kernel
const SILENCE = 4000; // milliseconds after which a question counts as unanswered

class Connection {
  /* tell(text) shows a message, "" takes it away; leave() is called before a reload. */
  constructor({ model, tell, leave = () => {} }) {
    Object.assign(this, { model, tell, leave });
    this.waitingSince = null;
    const config = document.getElementById("jupyter-config-data");
    this.page = document.body.dataset.kcvets === "page" && config ? JSON.parse(config.textContent) : null;
    this.wake = () => document.visibilityState === "visible" && this.send({ type: "ping" });
    this.beat = setInterval(this.wake, BEAT);
    this.look = setInterval(() => this.check(), 1000);
    document.addEventListener("visibilitychange", this.wake);
  }

  send(message) {
    this.waitingSince ??= performance.now();
    try {
      this.model.send(message);
    } catch {
      /* the channel is closed: nothing will be heard, which is noticed */
    }
  }

  heard() {
    this.waitingSince = null;
    if (this.lost) this.tell("");
    this.lost = false;
  }

  async check() {
    if (this.checking || this.waitingSince === null || performance.now() - this.waitingSince < SILENCE) return;
    this.checking = true;
    const state = await this.kernelState();
    this.checking = false;
    if (this.waitingSince === null || state === "busy" || state === "starting") return;
    this.lost = true;
    if (!this.page) this.tell("This form has lost touch with its notebook. Your words are kept in this browser. Run the cell above it again.");
    else if (state === "no server") this.tell("The suite has stopped. Your words are kept in this browser. Start kcvets again and this page will go on by itself.");
    else this.reload();
  }

  async kernelState() {
    if (!this.page) return "unknown";
    try {
      const answer = await fetch(`${this.page.baseUrl}api/kernels/${this.page.kernelId}`, { cache: "no-store" });
      return answer.ok ? (await answer.json()).execution_state : "gone";
    } catch {
      return "no server";
    }
  }

  reload() {
    const reopens = globalThis.kcvetsReopen(() => {
      this.tell("This page had lost its connection. Your words are kept; the page is opening again.");
      this.leave();
    });
    if (!reopens) this.tell("This page has lost its connection. Your words are kept in this browser. It will try again in a moment.");
  }

  close() {
    clearInterval(this.beat);
    clearInterval(this.look);
    document.removeEventListener("visibilitychange", this.wake);
  }
}
