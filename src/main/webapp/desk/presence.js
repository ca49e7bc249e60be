import { follow } from '/elements/follow.js';

const STREAM = '/api/topics/presence/stream';
/** A third of how long the server counts on it. */
const SAY_AGAIN = 10_000;
const COME_BACK = 2_000;

/**
 * Who else writes what, and how many read, as the servers tell; and tells them what this desk writes. A courtesy: the desk
 * does without where it cannot be had. Fires `change`.
 */
export class Presence extends EventTarget {
  #api = null;
  #stream = new AbortController();
  #desk = crypto.randomUUID?.() ?? `desk-${Math.random().toString(36).slice(2)}`;
  #turn = 0;
  #item = null;
  #again = 0;
  #writing = [];
  #readers = {};

  constructor() {
    super();
    addEventListener('pagehide', () => this.#say(null));
    addEventListener('pageshow', () => this.#say());
    // Timers of a tab that nobody sees are late.
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') this.#say(); });
  }

  begin(api) {
    this.end();
    this.#api = api;
    this.#stream = new AbortController();
    this.#read(this.#stream.signal);
    this.#say();
  }

  end() {
    this.#api = null;
    this.#stream.abort();
    clearTimeout(this.#again);
  }

  /** @param item the id of what is being written, if it has one */
  at(item = null) {
    if (item === this.#item) return;
    this.#item = item;
    this.#say();
  }

  /** Of an item: {name, since} of each other desk that has it open, the longest first. */
  others(item) {
    return this.#writing.filter(one => one.item === item && one.desk !== this.#desk);
  }

  /** How many follow each topic that anybody follows, by its name. */
  get readers() {
    return this.#readers;
  }

  async #read(ended) {
    while (!ended.aborted) {
      await follow(STREAM, { headers: this.#api.headers, signal: ended, hear: (event, data) => this.#hear(event, data) });
      await new Promise(go => setTimeout(go, COME_BACK * (0.5 + Math.random())));
    }
  }

  #hear(event, data) {
    if (event === 'presence' || event === 'readers') this.#take(JSON.parse(data));
    // Only what changes is told from here on.
    else if (event === 'hello') this.#api?.presence().then(now => this.#take(now), () => {});
  }

  #take({ writing = this.#writing, topics = this.#readers }) {
    this.#writing = writing;
    this.#readers = topics;
    this.dispatchEvent(new Event('change'));
  }

  async #say(item = this.#item) {
    clearTimeout(this.#again);
    if (!this.#api) return;
    if (item) this.#again = setTimeout(() => this.#say(), SAY_AGAIN);
    try {
      await this.#api.attend(this.#desk, { turn: ++this.#turn, item });
    } catch (problem) {
      // Each try with a password that is not known costs the server a slow hash.
      if (problem.status === 401) this.end();
    }
  }
}

/** A sentence on who else has an item open, empty when nobody has. */
export function told(others, user) {
  if (others.length === 0) return '';
  const names = [...new Set(others.map(({ name }) => (name === user ? 'You, elsewhere,' : name)))];
  const since = new Date(others[0].since).toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const all = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0];
  return `${all} ${names.length > 1 || all.startsWith('You') ? 'have' : 'has'} this item open too, since ${since}.`;
}
