const MOST_SHOWN = 300;

/**
 * What a feed shows of a topic: the items, newest first, pinned ones above, and those that came while somebody was reading
 * and wait to be let in. Knows no document.
 */
export class FeedModel {
  #items = new Map();
  #order = [];
  #waiting = [];
  #board = { pinned: [], keyEvents: [] };

  /** @param snapshot of the topic */
  begin({ items, board }) {
    this.#items = new Map(items.map(item => [item.uri, item]));
    this.#order = items.map(item => item.uri);
    this.#waiting = [];
    this.#board = board ?? this.#board;
  }

  /** @param page of what is before the last */
  older({ items }) {
    const more = items.filter(item => !this.#items.has(item.uri));
    for (const item of more) this.#items.set(item.uri, item);
    this.#order.push(...more.map(item => item.uri));
  }

  /**
   * @param hold whether what is new has to wait
   * @returns the uris that have to be drawn anew
   */
  apply(event, item, hold) {
    const { uri } = item;
    const isNew = event === 'news.publish' || !this.#items.has(uri);
    const shown = this.#order.includes(uri);
    this.#items.set(uri, item);
    if (event === 'news.kill' || event === 'news.withhold') {
      this.#waiting = this.#waiting.filter(other => other !== uri);
      if (!shown) this.#items.delete(uri);
    } else if (isNew && hold && !shown) {
      this.#waiting = [uri, ...this.#waiting.filter(other => other !== uri)];
      for (const old of this.#waiting.splice(MOST_SHOWN)) this.#items.delete(old);
    } else if (isNew) {
      this.#order = [uri, ...this.#order.filter(other => other !== uri)];
      for (const old of this.#order.splice(MOST_SHOWN)) this.#items.delete(old);
    }
    return [uri];
  }

  /** @returns the uris that look different now */
  arrange(board) {
    const before = [...this.#board.pinned, ...this.#board.keyEvents];
    this.#board = board;
    return [...new Set([...before, ...board.pinned, ...board.keyEvents])];
  }

  /** Lets in what waits. */
  letIn() {
    this.#order = [...this.#waiting, ...this.#order.filter(uri => !this.#waiting.includes(uri))];
    this.#waiting = [];
  }

  get waiting() {
    return this.#waiting.length;
  }

  get oldest() {
    return this.#order.at(-1);
  }

  item(uri) {
    return this.#items.get(uri);
  }

  marks(uri) {
    return { pinned: this.#board.pinned.includes(uri), key: this.#board.keyEvents.includes(uri) };
  }

  /** The uris in the order in which they are shown. */
  shown() {
    const pinned = this.#board.pinned.filter(uri => this.#items.has(uri) && !this.#waiting.includes(uri));
    return [...pinned, ...this.#order.filter(uri => !pinned.includes(uri))];
  }
}
