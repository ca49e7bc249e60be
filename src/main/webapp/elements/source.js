import { isAfter, isLost } from './cursor.js';
import { hubOf } from './hub.js';

const SHORTEST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
/** A reset may come to every reader at once. */
const SPREAD = 2_000;

/**
 * Follows one topic: the snapshot, then every event after it, across lost connections, resets and sleep. All sources of all
 * tabs of a browser share one connection.
 *
 * Tells `snapshot` (detail: the snapshot, the first and after each reset), `event` (detail: {id, event, data}) and `state`
 * (detail: connecting, live, catching-up, reconnecting, offline or missing).
 */
export class HeraldSource extends EventTarget {
  #topic;
  #origin;
  #hub;
  #cursor = null;
  #started = false;
  #fetching = null;
  #waiting = 0;
  #failures = 0;
  #state = null;

  /** @param origin where Herald is, unless it is where this script came from */
  constructor(topic, { origin = import.meta.url } = {}) {
    super();
    this.#topic = topic;
    this.#origin = new URL(origin).origin;
    this.#hub = hubOf(this.#origin);
  }

  get topic() {
    return this.#topic;
  }

  /** The address of the topic's snapshot. */
  get address() {
    return `${this.#origin}/api/topics/${encodeURIComponent(this.#topic)}`;
  }

  /** Up to where everything was told; none before the snapshot. */
  get cursor() {
    return this.#fetching ? null : this.#cursor;
  }

  get state() {
    return this.#state;
  }

  start() {
    if (this.#started) return;
    this.#started = true;
    addEventListener('online', this.#online);
    this.#hub.addEventListener('state', this.#follow);
    this.#hub.join(this);
    this.#tell('connecting');
    this.#fetchSnapshot();
  }

  stop() {
    if (!this.#started) return;
    this.#started = false;
    clearTimeout(this.#waiting);
    this.#fetching?.abort();
    this.#fetching = null;
    removeEventListener('online', this.#online);
    this.#hub.removeEventListener('state', this.#follow);
    this.#hub.leave(this);
  }

  /** What came over the connection, for whichever topic: see `Connection`. */
  hear({ event, topic, data, id, topics, after }) {
    if (!topics.includes(this.#topic)) return;
    // Whoever slept while another tab was told of the reset.
    if (event === 'reset' || (event === 'heartbeat' && this.#cursor && isLost(this.#cursor, data.cursor))) {
      this.#begin(Math.random() * SPREAD);
    } else if (this.#fetching || !this.#cursor) {
      // The snapshot will have it, or it comes again: the hub is told where this source is.
    } else if (isAfter(after, this.#cursor)) {
      // It follows something that was not told here.
      this.#hub.lacking();
    } else if (!id || isAfter(id, this.#cursor)) {
      this.#cursor = id ?? this.#cursor;
      if (topic === this.#topic && event !== 'heartbeat') {
        this.dispatchEvent(new CustomEvent('event', { detail: { id, event, data } }));
      }
    }
  }

  #begin(wait) {
    this.#cursor = null;
    this.#hub.placed();
    this.#tell('reconnecting');
    this.#again(wait);
  }

  #again(wait) {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#started && this.#fetchSnapshot(), wait);
  }

  async #fetchSnapshot() {
    clearTimeout(this.#waiting);
    this.#fetching?.abort();
    const fetching = this.#fetching = new AbortController();
    try {
      const answer = await fetch(this.address, { cache: 'no-cache', signal: fetching.signal });
      if (answer.status === 404) {
        this.#tell('missing');
        this.#hub.placed();
        return;
      }
      if (!answer.ok) throw new Error(`snapshot: ${answer.status}`);
      const snapshot = await answer.json();
      if (this.#fetching !== fetching) return;
      this.#fetching = null;
      this.#failures = 0;
      this.#cursor = snapshot.cursor;
      this.dispatchEvent(new CustomEvent('snapshot', { detail: snapshot }));
      this.#hub.placed();
      this.#follow();
    } catch {
      if (this.#fetching !== fetching) return;
      this.#fetching = null;
      this.#tell(navigator.onLine ? 'reconnecting' : 'offline');
      const longest = Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** this.#failures++);
      this.#again(longest * (0.5 + Math.random() / 2));
    }
  }

  #online = () => {
    if (!this.#cursor && this.#state !== 'missing') this.#fetchSnapshot();
  };

  /** The connection's state is the source's, once it has a place. */
  #follow = () => {
    if (this.#cursor && this.#state !== 'missing') this.#tell(this.#hub.state);
  };

  #tell(state) {
    if (state === this.#state) return;
    this.#state = state;
    this.dispatchEvent(new CustomEvent('state', { detail: state }));
  }
}
