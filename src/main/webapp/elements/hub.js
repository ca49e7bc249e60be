import { Connection } from './connection.js';
import { earliest } from './cursor.js';

const hubs = new Map();

/** How long a follower hears nothing of its leader before it takes over: three heartbeats and a little. */
const SILENCE = 50_000;
/** Pages that open together are asked for together. */
const GATHER = 30;

/** @returns the one hub of this page for a Herald */
export function hubOf(origin) {
  if (!hubs.has(origin)) hubs.set(origin, new Hub(origin));
  return hubs.get(origin);
}

/**
 * All sources of all tabs of a browser share one connection to a Herald. The tab that holds a Web Lock leads: it has the
 * connection, and tells the others by a BroadcastChannel what comes. They tell it what they want, and from where; whoever
 * leaves, or is not heard any more, is replaced by whoever waits for the lock. Where there are no locks (no secure context)
 * each tab has a connection of its own.
 *
 * A page that goes to the back/forward cache, or is frozen, lets go of everything, and begins again from its cursors.
 */
class Hub extends EventTarget {
  #origin;
  #members = new Set();
  #connection;
  #tab = crypto.randomUUID?.() ?? String(Math.random());
  #shares = Boolean(globalThis.navigator?.locks && globalThis.BroadcastChannel);
  #others = new Map();
  #channel = null;
  #leads = false;
  #resign = null;
  #state = 'connecting';
  #heard = 0;
  #gathering = 0;
  #watch = 0;
  #awake = false;

  constructor(origin) {
    super();
    this.#origin = origin;
    this.#connection = new Connection(origin, {
      message: message => this.#pass(message),
      state: state => this.#become(state),
    });
  }

  get state() {
    return this.#state;
  }

  /** Whether this tab has the connection, and by which transport. */
  get leads() {
    return this.#leads;
  }

  get transport() {
    return this.#connection.transport;
  }

  /** @param member {topic, cursor, hear(message)}: is told what comes after its cursor, and some before it */
  join(member) {
    if (this.#members.size === 0) this.#listen(addEventListener.bind(globalThis), document.addEventListener.bind(document));
    this.#members.add(member);
    this.#wake();
  }

  leave(member) {
    this.#members.delete(member);
    this.#want();
    if (this.#members.size > 0) return;
    this.#listen(removeEventListener.bind(globalThis), document.removeEventListener.bind(document));
    this.#sleep();
  }

  /** To be said by a member whose cursor is another than what it was told. */
  placed() {
    this.#want();
  }

  #listen(window, document) {
    window('online', this.#online);
    window('offline', this.#offline);
    window('pageshow', this.#wake);
    window('pagehide', this.#sleep);
    document('resume', this.#wake);
    document('freeze', this.#sleep);
    document('visibilitychange', this.#seen);
  }

  // ---- awake and asleep

  #wake = () => {
    if (this.#awake || this.#members.size === 0) return;
    this.#awake = true;
    this.#heard = Date.now();
    this.#show(navigator.onLine ? 'connecting' : 'offline');
    if (!this.#shares) {
      this.#lead();
      return;
    }
    this.#channel = new BroadcastChannel(`herald ${this.#origin}`);
    this.#channel.onmessage = ({ data }) => this.#told(data);
    // Held for as long as this tab is there: so a leader knows whom it can forget.
    this.#hold(`herald tab ${this.#tab}`, {}, () => {});
    this.#hold(`herald ${this.#origin}`, {}, () => this.#lead());
    this.#watch = setInterval(() => this.#look(), 5_000);
    this.#want();
  };

  #sleep = () => {
    if (!this.#awake) return;
    this.#awake = false;
    clearInterval(this.#watch);
    clearTimeout(this.#gathering);
    this.#send({ type: 'want', topics: {} });
    this.#follow();
    this.#channel?.close();
    this.#channel = null;
    this.#resign?.abort();
    this.#resign = null;
  };

  #online = () => this.#leads && this.#connection.again();

  #offline = () => this.#become('offline');

  #seen = () => {
    if (document.visibilityState === 'hidden') return;
    if (this.#leads) this.#connection.check();
    else if (this.#awake) this.#look();
  };

  /** Holds a lock until the hub sleeps, or until another tab takes it away. */
  #hold(name, options, held) {
    const resign = this.#resign ??= new AbortController();
    const { signal } = resign;
    const request = options.steal ? options : { ...options, signal };
    navigator.locks.request(name, request, () => {
      if (signal.aborted) return undefined;
      held();
      return new Promise(done => signal.addEventListener('abort', done, { once: true }));
    }).catch(() => {
      // Aborted while it waited, or stolen: then another tab leads, and this one waits for its turn.
      if (signal.aborted || !this.#leads) return;
      this.#follow();
      this.#hold(name, {}, held);
    });
  }

  #lead() {
    if (this.#leads) return;
    this.#leads = true;
    this.#others.clear();
    this.#send({ type: 'lead' });
    this.#gather();
  }

  #follow() {
    this.#leads = false;
    this.#connection.stop();
  }

  /** A timer may have been asleep itself: what it finds old is looked at once more by the next. */
  #look() {
    if (this.#leads) {
      this.#forgetTheGone();
    } else if (Date.now() - this.#heard > SILENCE) {
      this.#heard = Date.now();
      this.#hold(`herald ${this.#origin}`, { steal: true }, () => this.#lead());
    }
  }

  async #forgetTheGone() {
    if (this.#others.size === 0) return;
    const { held } = await navigator.locks.query();
    const there = new Set(held.map(({ name }) => name));
    const gone = [...this.#others.keys()].filter(tab => !there.has(`herald tab ${tab}`));
    for (const tab of gone) this.#others.delete(tab);
    if (gone.length > 0) this.#gather();
  }

  // ---- what is wanted

  #mine() {
    const topics = {};
    for (const { topic, cursor } of this.#members) {
      if (cursor) topics[topic] = topic in topics ? earliest([topics[topic], cursor]) : cursor;
    }
    return topics;
  }

  #want() {
    if (!this.#awake) return;
    if (this.#leads) this.#gather();
    else this.#send({ type: 'want', topics: this.#mine() });
  }

  #gather() {
    clearTimeout(this.#gathering);
    this.#gathering = setTimeout(() => this.#leads && this.#connection.follow(this.#wanted()), GATHER);
  }

  /** Each topic with the place to begin at; none for what others are given already, from where they once said. */
  #wanted() {
    const wanted = new Map();
    for (const topics of [this.#mine(), ...this.#others.values()]) {
      for (const [topic, cursor] of Object.entries(topics)) {
        wanted.set(topic, earliest([wanted.get(topic), cursor].filter(Boolean)));
      }
    }
    for (const topics of this.#others.values()) for (const topic of Object.keys(topics)) topics[topic] = null;
    return wanted;
  }

  // ---- what comes

  #send(message) {
    this.#channel?.postMessage({ from: this.#tab, ...message });
  }

  #told(message) {
    if (message.type === 'want' && this.#leads) {
      if (Object.keys(message.topics).length > 0) this.#others.set(message.from, message.topics);
      else this.#others.delete(message.from);
      this.#send({ type: 'state', state: this.#state });
      this.#gather();
    } else if (!this.#leads) {
      this.#heard = Date.now();
      if (message.type === 'lead') this.#want();
      else if (message.type === 'state') this.#show(message.state);
      else if (message.type === 'message') this.#hand(message.message);
    }
  }

  #pass(message) {
    this.#send({ type: 'message', message });
    this.#hand(message);
  }

  #hand(message) {
    for (const member of [...this.#members]) member.hear(message);
  }

  #become(state) {
    this.#send({ type: 'state', state });
    this.#show(state);
  }

  #show(state) {
    if (state === this.#state) return;
    this.#state = state;
    this.dispatchEvent(new CustomEvent('state', { detail: state }));
  }
}
