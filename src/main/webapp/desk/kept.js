const PREFIX = 'herald-desk/';
// Less than an unused picture stays (HERALD_UNUSED_PICTURES).
const AGE = 7 * 24 * 3_600_000;

/**
 * What is being written, kept in this browser until it is saved or discarded, so that a crash or a reload loses nothing.
 * Never the credentials. A tab holds a lock on what it is writing, so that another one does not offer it.
 */
export class Kept {
  #user;
  #release = () => {};
  #held = null;

  constructor(user) {
    this.#user = user;
  }

  /** @param writing {key, topic, …} @returns whether this browser keeps it */
  put(writing) {
    try {
      localStorage.setItem(this.#place(writing.key), JSON.stringify({ ...writing, at: new Date().toISOString() }));
      this.#hold(writing.key);
      return true;
    } catch {
      // Full, or switched off.
      return false;
    }
  }

  drop(key) {
    if (this.#held === key) this.leave();
    try {
      localStorage.removeItem(this.#place(key));
    } catch {
      // There is nothing then.
    }
  }

  /** What is held may be offered from now on. */
  leave() {
    this.#release();
    this.#release = () => {};
    this.#held = null;
  }

  /** Of any account: whoever wrote it may never come back to this browser. */
  static sweep() {
    try {
      for (const place of Object.keys(localStorage).filter(one => one.startsWith(PREFIX))) {
        const { at } = JSON.parse(localStorage.getItem(place)) ?? {};
        if (!(Date.now() - new Date(at) < AGE)) localStorage.removeItem(place);
      }
    } catch {
      // Nothing is kept where nothing can be.
    }
  }

  /** @returns what no tab is writing at this moment, newest first, of one topic or of all */
  async offered(topic) {
    const all = this.#all().filter(one => topic === undefined || one.topic === topic);
    const held = await this.#heldAnywhere();
    return all.filter(({ key }) => !held.has(this.#place(key))).sort((a, b) => b.at.localeCompare(a.at));
  }

  #place(key) {
    return `${PREFIX}${this.#user}/${key}`;
  }

  #all() {
    try {
      return Object.keys(localStorage).filter(place => place.startsWith(this.#place('')))
        .map(place => JSON.parse(localStorage.getItem(place)))
        .filter(one => one && (Date.now() - new Date(one.at) < AGE || this.drop(one.key)));
    } catch {
      return [];
    }
  }

  /** Locks are there in secure contexts only; without them more is offered than need be. */
  async #heldAnywhere() {
    const found = await navigator.locks?.query().catch(() => null);
    return new Set([this.#held && this.#place(this.#held), ...(found?.held ?? []).map(({ name }) => name)]);
  }

  #hold(key) {
    if (this.#held === key) return;
    this.leave();
    this.#held = key;
    navigator.locks?.request(this.#place(key), () => new Promise(release => {
      if (this.#held === key) this.#release = release;
      else release();
    })).catch(() => {});
  }
}
