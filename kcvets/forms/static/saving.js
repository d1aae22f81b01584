/* Saves one answer: sent while typing, shown as saved only when the journal has acknowledged that very revision. */

const LONG = 20000; // characters from which on not every key stroke is sent
const SEND_APART = 150; // milliseconds between two sends of a long text
const LATE_AFTER = 3000; // milliseconds without an acknowledgement
const TRY_AGAIN = 5000; // milliseconds after a save that could not be made

class Saver {
  /* send(message) reaches the kernel; show(state, detail) updates the field: "typing", "saved", "late", "failed". */
  constructor({ id, writer, send, pending, show }) {
    Object.assign(this, { id, writer, send, pending, show });
    this.text = "";
    this.base = null;
    this.follows = null; // writer and sequence of the unacknowledged words that these take up
    this.sequence = this.sent = this.acknowledged = 0;
    this.lastSent = 0;
    this.resending = null;
    this.late = null; // timer
    this.overdue = false;
  }

  open(text, base) {
    this.text = text;
    this.base = base;
  }

  /* Sends again what an earlier page could not get acknowledged, under that page's own name. Nothing waits for the answer:
     what is typed meanwhile says which words it follows. */
  resend(record) {
    if (record.text !== this.text) this.base = record.base;
    this.text = record.text;
    this.follows = [record.writer, record.sequence];
    this.resending = record;
    this.pass(record);
  }

  edit(text) {
    this.text = text;
    this.sequence += 1;
    this.pending.put(this.id, this.record());
    if (!this.overdue) this.show("typing");
    clearTimeout(this.timer);
    // A page that is left at once still delivers what was handed over before: so hand over every key stroke.
    const wait = text.length < LONG ? 0 : this.lastSent + SEND_APART - performance.now();
    if (wait <= 0) this.flush();
    else this.timer = setTimeout(() => this.flush(), wait);
  }

  record() {
    return { text: this.text, writer: this.writer, sequence: this.sequence, base: this.base, follows: this.follows };
  }

  flush() {
    clearTimeout(this.timer);
    if (this.sent === this.sequence) return;
    this.sent = this.sequence;
    this.pass(this.record());
  }

  pass(record, how = { type: "save" }) {
    this.lastSent = performance.now();
    this.send({ ...how, id: this.id, ...record });
    this.awaitAnswer();
  }

  /* Counted from the first send without an answer, not from the latest: who goes on typing learns it too. */
  awaitAnswer() {
    this.late ??= setTimeout(() => {
      this.overdue = true;
      this.show("late");
    }, LATE_AFTER);
  }

  answered() {
    clearTimeout(this.late);
    this.late = null;
    this.overdue = false;
  }

  unacknowledged() {
    return Boolean(this.resending) || this.acknowledged < this.sequence;
  }

  saved({ writer, sequence, revision, at }) {
    this.base = revision;
    if (writer === this.writer) this.acknowledged = Math.max(this.acknowledged, sequence);
    if (writer === this.writer || (writer === this.resending?.writer && sequence === this.resending.sequence)) this.resending = null;
    this.answered();
    if (this.unacknowledged()) return this.awaitAnswer();
    this.pending.drop(this.id);
    this.show("saved", at);
  }

  refused({ message }) {
    this.answered();
    this.show("failed", message);
    this.timer = setTimeout(() => this.again(), TRY_AGAIN);
  }

  again() {
    if (this.resending) this.pass(this.resending);
    this.sent = this.acknowledged;
    this.flush();
  }

  /* After the person has chosen between two versions: the chosen text is what this page goes on from. */
  settle(text, seen) {
    this.text = text;
    this.sequence += 1;
    this.sent = this.sequence;
    this.pending.put(this.id, this.record());
    this.show("typing");
    this.pass(this.record(), { type: "settle", seen });
  }
}
