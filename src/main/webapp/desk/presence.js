import { follow } from '/elements/follow.js';

const STREAM = '/api/topics/presence/stream';
/** Much more often than the server needs it: timers of a tab that nobody sees may run once a minute only. */
const SAY_AGAIN = 10_000;
const COME_BACK = 2_000;
/** A heartbeat comes every 15 seconds, unless an operator said otherwise. */
const SILENCE = 60_000;
/** The server will not say otherwise by being asked again. */
const REFUSED = [401, 403, 404];

/**
 * Who else writes what, and how many read, as the servers tell; and tells them what this desk writes. A courtesy: the desk
 * does without where it cannot be had. Fires `change`.
 *
 * Only a tab that is seen has the stream: browsers open six connections to a host over HTTP/1.1, and editors have many tabs.
 */
export class Presence extends EventTarget {
  #api = null;
  #stream = null;
  #desk = crypto.randomUUID?.() ?? `desk-${Math.random().toString(36).slice(2)}`;
  #turn = 0;
  #item = null;
  #again = 0;
  #writing = [];
  #readers = null;

  constructor() {
    super();
    addEventListener('pagehide', () => {
      this.#stop();
      this.#say(null);
    });
    addEventListener('pageshow', () => this.#come());
    document.addEventListener('visibilitychange', () => this.#come());
  }

  begin(api) {
    this.end();
    this.#api = api;
    this.#come();
  }

  end() {
    this.#api = null;
    this.#stop();
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

  /** How many follow each topic that anybody follows, by its name; null when it is not known. */
  get readers() {
    return this.#readers;
  }

  #come() {
    if (document.visibilityState === 'hidden') {
      this.#stop();
      return;
    }
    if (!this.#api) return;
    this.#say();
    if (this.#stream) return;
    this.#stream = new AbortController();
    this.#read(this.#stream.signal);
  }

  #stop() {
    this.#stream?.abort();
    this.#stream = null;
  }

  async #read(signal) {
    while (!signal.aborted) {
      const { status, retry } = await follow(STREAM,
        { credentials: 'same-origin', signal, silence: SILENCE, hear: (event, data) => this.#hear(event, data) });
      if (signal.aborted) return;
      // What was told before may be true no more.
      this.#take({ writing: [], topics: null });
      if (REFUSED.includes(status)) {
        this.end();
        return;
      }
      await new Promise(go => setTimeout(go, Math.max(retry, COME_BACK * (0.5 + Math.random()))));
    }
  }

  #hear(event, data) {
    if (event === 'presence' || event === 'readers') this.#take(JSON.parse(data));
    // What has not changed is told again after a while only.
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
      // Nobody is signed in any more: there is nothing to say.
      if (problem.status === 401) this.end();
    }
  }
}

const YOU = 'You, elsewhere,';

/** A sentence on who else has an item open, empty when nobody has. */
export function told(others, user) {
  if (others.length === 0) return '';
  const names = [...new Set(others.map(({ name }) => (name === user ? YOU : name)))];
  const since = new Date(others[0].since).toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const all = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0];
  return `${all} ${names.length > 1 || all === YOU ? 'have' : 'has'} this item open too, since ${since}.`;
}
