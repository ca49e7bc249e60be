const SHORTEST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
const NEWS = ['news.publish', 'news.update', 'news.correct', 'news.withhold', 'news.kill'];

/**
 * Follows one topic: the snapshot, then every event after it, across lost connections, resets and sleep.
 *
 * Events of its own: `snapshot` (detail: the snapshot), `news` (detail: {event, item}), `board` (detail: the board) and
 * `state` (detail: connecting, live, reconnecting, offline or missing).
 */
export class HeraldSource extends EventTarget {
  #topic;
  #stream = null;
  #cursor = null;
  #heartbeat = 15;
  #heard = 0;
  #failures = 0;
  #waiting = 0;
  #watch = 0;
  #started = false;
  #fetching = null;

  constructor(topic) {
    super();
    this.#topic = topic;
  }

  get address() {
    return `/api/topics/${encodeURIComponent(this.#topic)}`;
  }

  start() {
    if (this.#started) return;
    this.#started = true;
    addEventListener('online', this.#online);
    addEventListener('offline', this.#offline);
    addEventListener('pageshow', this.#wake);
    // An open stream would keep the page out of the back/forward cache.
    addEventListener('pagehide', this.#sleep);
    document.addEventListener('visibilitychange', this.#wake);
    this.#tell('connecting');
    this.#fetchSnapshot();
  }

  stop() {
    this.#started = false;
    this.#sleep();
    removeEventListener('online', this.#online);
    removeEventListener('offline', this.#offline);
    removeEventListener('pageshow', this.#wake);
    removeEventListener('pagehide', this.#sleep);
    document.removeEventListener('visibilitychange', this.#wake);
  }

  async #fetchSnapshot() {
    this.#close();
    this.#fetching?.abort();
    const fetching = this.#fetching = new AbortController();
    try {
      const answer = await fetch(this.address, { cache: 'no-store', signal: fetching.signal });
      if (answer.status === 404) {
        this.#tell('missing');
        return;
      }
      if (!answer.ok) throw new Error(`snapshot: ${answer.status}`);
      const snapshot = await answer.json();
      if (this.#fetching !== fetching) return;
      this.#fetching = null;
      this.#cursor = snapshot.cursor;
      this.dispatchEvent(new CustomEvent('snapshot', { detail: snapshot }));
      this.#open();
    } catch {
      if (this.#fetching !== fetching) return;
      this.#fetching = null;
      this.#retry();
    }
  }

  #open() {
    this.#close();
    const stream = this.#stream =
      new EventSource(`${this.address}/stream?lastEventId=${encodeURIComponent(this.#cursor)}`);
    this.#heard = Date.now();
    stream.addEventListener('hello', message => {
      this.#heartbeat = JSON.parse(message.data).heartbeat || this.#heartbeat;
      this.#failures = 0;
      this.#hear();
      this.#tell('live');
    });
    stream.addEventListener('heartbeat', () => this.#hear());
    stream.addEventListener('busy', () => this.#tell('reconnecting'));
    stream.addEventListener('reset', () => this.#reset());
    stream.addEventListener('board', message => this.#pass('board', message, JSON.parse(message.data)));
    for (const event of NEWS) {
      stream.addEventListener(event, message => this.#pass('news', message, { event, item: JSON.parse(message.data) }));
    }
    stream.onerror = () => {
      this.#tell(navigator.onLine ? 'reconnecting' : 'offline');
      // Any answer but a 200 stream is final for an EventSource: a new one takes over.
      if (stream.readyState === EventSource.CLOSED) this.#retry();
    };
    this.#watch = setInterval(() => this.#check(), 5_000);
  }

  #pass(type, message, detail) {
    this.#hear();
    if (message.lastEventId) this.#cursor = message.lastEventId;
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #hear() {
    this.#heard = Date.now();
  }

  /** The cursor could not be honoured. Spread, because it may be so for every reader at once. */
  #reset() {
    this.#close();
    this.#tell('reconnecting');
    this.#again(() => this.#fetchSnapshot(), Math.random() * 2_000);
  }

  #retry() {
    this.#close();
    this.#tell(navigator.onLine ? 'reconnecting' : 'offline');
    const longest = Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** this.#failures++);
    this.#again(() => this.#resume(), longest * (0.5 + Math.random() / 2));
  }

  #again(action, wait) {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#started && action(), wait);
  }

  #resume() {
    if (this.#cursor) this.#open();
    else this.#fetchSnapshot();
  }

  /** A connection can die without a word: then no heartbeat comes. */
  #check() {
    if (Date.now() - this.#heard > 3_000 * this.#heartbeat) {
      this.#tell('reconnecting');
      this.#resume();
    }
  }

  #wake = () => {
    if (!this.#started || document.visibilityState === 'hidden' || this.#fetching) return;
    if (!this.#stream) {
      clearTimeout(this.#waiting);
      this.#failures = 0;
      this.#resume();
    } else {
      this.#check();
    }
  };

  /** Whatever was open may be dead without knowing it. */
  #online = () => {
    if (!this.#fetching) this.#resume();
  };

  #offline = () => this.#tell('offline');

  #sleep = () => {
    clearTimeout(this.#waiting);
    this.#fetching?.abort();
    this.#fetching = null;
    this.#close();
  };

  #close() {
    clearInterval(this.#watch);
    this.#stream?.close();
    this.#stream = null;
  }

  #tell(state) {
    this.dispatchEvent(new CustomEvent('state', { detail: state }));
  }
}
