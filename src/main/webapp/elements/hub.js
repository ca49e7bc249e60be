import { Connection } from './connection.js';
import { earliest } from './cursor.js';

const hubs = new Map();

/** A follower that heard nothing of its leader for so long asks it; who has not answered when it looks again is replaced. */
const SILENCE = 30_000;
const BETWEEN_LOOKS = 5_000;
/** A source that lacks something says so with each message. */
const BETWEEN_WANTS = 1_000;
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
  #asked = false;
  #lacked = 0;
  #queued = false;
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

  /** To be said by a member to which not all was told that is before what it hears. */
  lacking() {
    if (Date.now() - this.#lacked < BETWEEN_WANTS) return;
    this.#lacked = Date.now();
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
    this.#asked = false;
    this.#show(navigator.onLine ? 'connecting' : 'offline');
    if (!this.#shares) {
      this.#lead();
      return;
    }
    this.#channel = new BroadcastChannel(`herald ${this.#origin}`);
    this.#channel.onmessage = ({ data }) => this.#told(data);
    // Held for as long as this tab is there: so a leader knows whom it can forget.
    this.#hold(`herald tab ${this.#tab}`, {}, () => {});
    this.#queue();
    this.#watch = setInterval(() => this.#look(), BETWEEN_LOOKS);
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
    this.#queued = false;
  };

  #online = () => this.#leads && this.#connection.again();

  #offline = () => this.#show('offline');

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
    }).catch(fault => {
      if (signal.aborted) return;
      if (fault?.name !== 'AbortError') this.#shareNothing();
      else if (this.#leads) this.#yield();
    });
  }

  /** Waits for its turn to lead, once however often it led. */
  #queue() {
    if (this.#queued) return;
    this.#queued = true;
    this.#hold(`herald ${this.#origin}`, {}, () => {
      this.#queued = false;
      this.#lead();
    });
  }

  /** Locks are there, but not for this page: it is in a sandbox, or its reader keeps it from storing anything. */
  #shareNothing() {
    this.#shares = false;
    clearInterval(this.#watch);
    this.#channel?.close();
    this.#channel = null;
    this.#lead();
  }

  /** Another tab leads, which took this one for dead. */
  #yield() {
    this.#follow();
    this.#heard = Date.now();
    this.#queue();
    this.#want();
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

  /** After a sleep of all tabs nobody has been heard: a leader that lives answers before the next look. */
  #look() {
    if (this.#leads) {
      this.#forgetTheGone();
    } else if (this.#asked) {
      this.#asked = false;
      this.#heard = Date.now();
      this.#hold(`herald ${this.#origin}`, { steal: true }, () => this.#lead());
    } else if (Date.now() - this.#heard > SILENCE) {
      this.#asked = true;
      this.#want();
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
    if (message.type === 'want') {
      if (this.#leads) this.#wantedBy(message);
      return;
    }
    this.#heard = Date.now();
    this.#asked = false;
    if (message.type === 'lead') {
      if (this.#leads) this.#yield();
      else this.#want();
    } else if (this.#leads) {
      // Of a leader that does not know yet that it is none any more.
    } else if (message.type === 'state') {
      this.#show(message.state);
    } else {
      this.#hand(message.message);
    }
  }

  #wantedBy({ from, topics }) {
    if (Object.keys(topics).length > 0) this.#others.set(from, topics);
    else this.#others.delete(from);
    this.#send({ type: 'state', state: this.#state });
    this.#gather();
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
