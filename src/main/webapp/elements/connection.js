import { earliest, isAfter, later } from './cursor.js';
import { TRANSPORTS } from './transports.js';

const SHORTEST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;
/** For a `hello` on a connection that nobody refused: then something in between holds it back. */
const HELLO_WAIT = 4_000;
/** A heartbeat may be late; whoever missed three is not heard any more. */
const MISSED = 3;
/** A stream that was told of everything so far says nothing for so long. */
const CAUGHT_UP = 700;
/** An EventSource that lost its stream waits as long as the server told it, and the last way has no other after it: beyond this it hangs. */
const RETURN_WAIT = 120_000;
/** The server follows no more topics in one stream. */
const MOST_TOPICS = 100;
/** So many refusals in a row, and perhaps only this way is refused. */
const REFUSALS = 3;
/** When a better way is tried again: where a proxy holds streams back, it will for a while; a refusal may pass soon. */
const AFTER_SILENCE = 600_000;
const AFTER_REFUSALS = 15_000;

/**
 * One connection to a Herald for some topics, kept up: it resumes by id, changes to a humbler transport when it hears
 * nothing, notices a dead stream by its missing heartbeats, and backs off with jitter.
 *
 * Tells `state(connecting | live | catching-up | reconnecting | offline)` and `message({event, topic, data, id, topics,
 * after})`: with it everything of these topics was given that comes after `after`, up to `id`, if it has one.
 */
export class Connection {
  #origin;
  #tell;
  // Of each topic: up to where everything was given by the stream that is open, or from where the next begins.
  #cursors = new Map();
  #covered = new Set();
  #transport = 0;
  #close = null;
  #opened = 0;
  #patience = HELLO_WAIT;
  #tryBetter = AFTER_SILENCE;
  #heard = 0;
  #greeted = false;
  #heartbeat = 15;
  #goal = null;
  #failures = 0;
  #waits = 0;
  #retry = 0;
  #timer = 0;
  #watch = 0;
  #quiet = 0;

  constructor(origin, tell) {
    this.#origin = origin;
    this.#tell = tell;
  }

  get transport() {
    return TRANSPORTS[this.#transport].name;
  }

  /**
   * Follows these topics, each from its cursor, or from where it is if it has none. Only a new topic, or a cursor before what
   * was given already, needs another stream.
   */
  follow(wanted) {
    for (const topic of [...this.#cursors.keys()]) if (!wanted.has(topic)) this.#cursors.delete(topic);
    let covered = this.#close !== null;
    for (const [topic, cursor] of wanted) {
      const known = this.#cursors.get(topic);
      covered &&= this.#covered.has(topic) && !(cursor && isAfter(known, cursor));
      this.#cursors.set(topic, earliest([known, cursor].filter(Boolean)));
    }
    if (this.#cursors.size === 0) this.stop();
    else if (!covered) this.#open();
  }

  stop() {
    this.#end();
    this.#cursors.clear();
    this.#transport = this.#failures = this.#waits = this.#retry = 0;
  }

  /** Whatever is open may be dead without knowing it. */
  again() {
    if (this.#cursors.size === 0) return;
    this.#transport = 0;
    this.#failures = this.#waits = 0;
    this.#open();
  }

  /** Looks whether it was silent for too long, as after a sleep, when no timer ran. */
  check() {
    const now = Date.now();
    if (!this.#close) return;
    if (this.#greeted && now - this.#heard > MISSED * 1_000 * this.#heartbeat) this.#open();
    else if (!this.#greeted && now - this.#opened > this.#patience) this.#humbler(AFTER_SILENCE);
    else if (this.#transport > 0 && now - this.#opened > this.#tryBetter) this.again();
  }

  #open() {
    this.#end();
    while (!TRANSPORTS[this.#transport].isThere()) this.#transport++;
    const last = TRANSPORTS.length - 1;
    if (this.#cursors.size > MOST_TOPICS) this.#transport = last;
    this.#opened = this.#heard = Date.now();
    this.#patience = this.#transport < last ? HELLO_WAIT : RETURN_WAIT;
    this.#greeted = false;
    // All begin at one place, where the one that is furthest behind is; who had more drops it.
    const begin = earliest([...this.#cursors.values()]);
    for (const topic of this.#cursors.keys()) this.#cursors.set(topic, begin);
    this.#covered = new Set(this.#cursors.keys());
    if (this.#failures === 0) this.#say(navigator.onLine ? 'connecting' : 'offline');
    let current = true;
    const mine = action => (...said) => current && action(...said);
    const close = TRANSPORTS[this.#transport].open(
      { origin: this.#origin, topics: [...this.#covered], cursor: begin },
      {
        message: mine((message, id, only) => this.#hear(message, id, only)),
        retry: mine(millis => { this.#retry = millis; }),
        broken: mine((final, missing) => this.#broken(final, missing)),
      });
    this.#close = () => {
      current = false;
      close();
    };
    this.#watch = setInterval(() => this.check(), 1_000);
  }

  #end() {
    clearTimeout(this.#timer);
    clearTimeout(this.#quiet);
    clearInterval(this.#watch);
    this.#goal = null;
    this.#covered.clear();
    this.#close?.();
    this.#close = null;
  }

  #hear({ event, topic, data }, at, only) {
    this.#heard = Date.now();
    const topics = only ? [only] : [...this.#covered];
    const after = this.#cursors.get(topics.find(one => this.#cursors.has(one)));
    // After a reset ids may be smaller than before.
    const place = event === 'reset' ? data.cursor ?? at : later(at, after);
    for (const one of topics) if (this.#cursors.has(one)) this.#cursors.set(one, place);
    if (event === 'hello') this.#greet(data, place);
    else if (event === 'busy') this.#say('reconnecting');
    // A stream's last id stands with what has none of its own too.
    else this.#tell.message({ event, topic, data, id: isAfter(at, after) ? at : undefined, topics, after });
    if (this.#goal) this.#catchUp(place);
  }

  #greet({ head, heartbeat }, place) {
    this.#greeted = true;
    this.#failures = this.#waits = 0;
    this.#retry = 0;
    this.#heartbeat = heartbeat || this.#heartbeat;
    const behind = isAfter(head, place);
    this.#goal = behind ? head : null;
    this.#say(behind ? 'catching-up' : 'live');
  }

  #catchUp(id) {
    clearTimeout(this.#quiet);
    const done = () => {
      this.#goal = null;
      this.#say('live');
    };
    // The last events before the goal may be of other topics: then nothing comes.
    if (!isAfter(this.#goal, id)) done();
    else this.#quiet = setTimeout(done, CAUGHT_UP);
  }

  #broken(final, missing) {
    this.#greeted = false;
    this.#opened = Date.now();
    this.#patience = RETURN_WAIT;
    this.#say(navigator.onLine ? 'reconnecting' : 'offline');
    this.#failures++;
    // An EventSource tries again by itself, but always as soon; after some tries it is given longer and longer.
    if (!final && this.#failures <= REFUSALS) return;
    this.#end();
    const longest = Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** this.#waits++);
    const refused = missing || final && this.#failures % REFUSALS === 0;
    this.#timer = setTimeout(() => (refused ? this.#humbler(AFTER_REFUSALS) : this.#open()),
      Math.max(this.#retry, longest * (0.5 + Math.random() / 2)));
  }

  #humbler(tryBetter) {
    this.#tryBetter = tryBetter;
    if (this.#transport < TRANSPORTS.length - 1) this.#transport++;
    this.#open();
  }

  #say(state) {
    this.#tell.state(state);
  }
}
