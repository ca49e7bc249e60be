import { follow } from '/elements/follow.js';
import { monitor } from './api.js';

const STREAM = '/api/topics/monitor/stream';
const SILENT = 3_000;
const AGAIN = 2_000;
const DEAD = 15_000;

/**
 * How the nodes are, as it changes: by the stream, and by asking while that is silent. Events: `picture` (as GET /api/monitor
 * gives it; from the stream without thresholds and alerts), `alert`, `opened` when a stream begins: what was told before it
 * was not heard, and `state`: live, asking, offline, or refused, which ends it.
 */
export class MonitorSource extends EventTarget {
  #ended = false;
  #stream = new AbortController();
  #heardAt = 0;
  #openedAt = 0;
  #state = '';
  #timer = 0;
  #asking = false;

  start() {
    this.#read();
    this.#timer = setInterval(() => this.#ask(), AGAIN);
  }

  stop() {
    this.#ended = true;
    this.#stream.abort();
    clearInterval(this.#timer);
  }

  async #read() {
    while (!this.#ended) {
      this.#stream = new AbortController();
      this.#openedAt = Date.now();
      await follow(STREAM, { credentials: 'same-origin', signal: this.#stream.signal, hear: (event, data) => this.#hear(event, data) });
      await new Promise(go => setTimeout(go, AGAIN * (0.5 + Math.random())));
    }
  }

  #hear(event, data) {
    if (event === 'monitor') {
      this.#heardAt = Date.now();
      this.#tell('picture', JSON.parse(data));
      this.#is('live');
    } else if (event === 'hello') {
      this.#tell('opened');
    } else if (event === 'monitor.alert') {
      this.#tell('alert', JSON.parse(data));
    }
  }

  async #ask() {
    if (this.#asking || Date.now() - this.#heardAt < SILENT) return;
    // A connection that nobody answers any more does not end by itself.
    if (Date.now() - Math.max(this.#heardAt, this.#openedAt) > DEAD) this.#stream.abort();
    this.#asking = true;
    try {
      const picture = await monitor.now();
      if (this.#ended || Date.now() - this.#heardAt < SILENT) return;
      this.#tell('picture', picture);
      this.#is('asking');
    } catch (problem) {
      // Who is not signed in any more, or not an operator, is told so by asking once.
      const refused = [401, 403].includes(problem.status);
      if (refused) this.stop();
      this.#is(refused ? 'refused' : 'offline');
    } finally {
      this.#asking = false;
    }
  }

  #is(state) {
    if (state === this.#state) return;
    this.#state = state;
    this.#tell('state', state);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
