import { HeraldSource } from '/elements/herald.js';

export const STATUSES = ['draft', 'scheduled', 'usable', 'withheld', 'canceled'];
const A_MOMENT = 250;
/** Readers are not told of drafts, and neither is this desk: it asks. */
const BETWEEN_LOOKS = 30_000;

const nothing = () => Object.fromEntries(STATUSES.map(status => [status, { entries: [], more: false }]));

/**
 * The items of one topic by their status, and its board, kept as they are on the server. Fires `change`, `state` (of the
 * connection) and `failed` (with a problem).
 */
export class Listing extends EventTarget {
  #api;
  #topic;
  #source;
  #soon = 0;
  #asked = 0;
  #looking = 0;
  lists = nothing();
  board = { pinned: [], keyEvents: [] };

  constructor(api, topic) {
    super();
    this.#api = api;
    this.#topic = topic;
    this.#source = new HeraldSource(topic);
    this.#source.addEventListener('snapshot', ({ detail }) => {
      this.#arrange(detail.board);
      this.refreshSoon();
    });
    this.#source.addEventListener('event', ({ detail }) => this.#hear(detail));
    this.#source.addEventListener('state', ({ detail }) => this.dispatchEvent(new CustomEvent('state', { detail })));
  }

  start() {
    this.#source.start();
    this.#looking = setInterval(this.#look, BETWEEN_LOOKS);
    document.addEventListener('visibilitychange', this.#look);
    this.refresh();
  }

  stop() {
    this.#asked++;
    this.#source.stop();
    clearTimeout(this.#soon);
    clearInterval(this.#looking);
    document.removeEventListener('visibilitychange', this.#look);
  }

  marks({ uri }) {
    return { pinned: this.board.pinned.includes(uri), key: this.board.keyEvents.includes(uri) };
  }

  async refresh() {
    const mine = ++this.#asked;
    clearTimeout(this.#soon);
    try {
      const pages = await Promise.all(STATUSES.map(status => this.#api.list(this.#topic, status)));
      if (mine !== this.#asked) return;
      this.#take(pages);
      this.#tell();
    } catch (problem) {
      if (mine === this.#asked) this.dispatchEvent(new CustomEvent('failed', { detail: problem }));
    }
  }

  /** One list for a burst of events. */
  refreshSoon() {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.refresh(), A_MOMENT);
  }

  /** A page of what is older. */
  async older(status) {
    const page = await this.#api.list(this.#topic, status, this.lists[status].entries.at(-1).id);
    // Only now: it may have been refreshed meanwhile.
    const list = this.lists[status];
    const known = new Set(list.entries.map(({ id }) => id));
    list.entries.push(...page.entries.filter(({ id }) => !known.has(id)));
    list.more = page.more;
    this.#tell();
  }

  /** The first pages anew; older ones that were loaded stay behind them, without what has moved elsewhere. */
  #take(pages) {
    const known = new Set(pages.flatMap(({ entries }) => entries.map(({ id }) => id)));
    STATUSES.forEach((status, place) => {
      const { entries, more } = pages[place];
      const before = this.lists[status];
      const end = before.entries.findIndex(({ id }) => id === entries.at(-1)?.id);
      const older = more && end >= 0 ? before.entries.slice(end + 1).filter(({ id }) => !known.has(id)) : [];
      this.lists[status] = { entries: [...entries, ...older], more: older.length > 0 ? before.more : more };
    });
  }

  #hear({ event, data }) {
    if (event === 'board') {
      this.#arrange(data);
      return;
    }
    if (event === 'news.kill' || event === 'news.withhold') {
      for (const list of Object.values(this.lists)) list.entries = list.entries.filter(({ item }) => item.uri !== data.uri);
    }
    this.refreshSoon();
  }

  #arrange(board) {
    if (board) this.board = board;
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event('change'));
  }

  #look = () => {
    if (document.visibilityState === 'visible') this.refresh();
  };
}
