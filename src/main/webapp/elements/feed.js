import { article } from './item.js';
import { HeraldSource } from './source.js';

const MOST_SHOWN = 300;
const WORDS = {
  connecting: 'Connecting…', live: 'Live', reconnecting: 'Reconnecting…', offline: 'Offline', missing: 'There is no such topic.',
};

/** `<herald-feed topic="politics">`: a topic, live, newest first, pinned items above. */
export class HeraldFeed extends HTMLElement {
  static observedAttributes = ['topic'];

  #source = null;
  #items = new Map();
  #drawn = new Map();
  #order = [];
  #board = { pinned: [], keyEvents: [] };
  #state = document.createElement('p');
  #list = document.createElement('div');

  connectedCallback() {
    this.#state.className = 'state';
    this.#state.setAttribute('role', 'status');
    this.#list.setAttribute('role', 'feed');
    this.#list.setAttribute('aria-label', 'News');
    this.replaceChildren(this.#state, this.#list);
    this.#list.addEventListener('keydown', this.#keys);
    this.#follow();
  }

  disconnectedCallback() {
    this.#list.removeEventListener('keydown', this.#keys);
    this.#source?.stop();
    this.#source = null;
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#follow();
  }

  #follow() {
    this.#source?.stop();
    this.#items.clear();
    this.#drawn.clear();
    this.#order = [];
    this.#list.replaceChildren();
    const source = this.#source = new HeraldSource(this.getAttribute('topic'));
    source.addEventListener('state', ({ detail }) => this.#show(detail));
    source.addEventListener('snapshot', ({ detail }) => this.#begin(detail));
    source.addEventListener('news', ({ detail }) => this.#apply(detail));
    source.addEventListener('board', ({ detail }) => this.#arrange(detail));
    source.start();
  }

  #show(state) {
    if (this.#state.dataset.state === state) return;
    this.#state.dataset.state = state;
    this.#state.textContent = WORDS[state];
    this.#list.setAttribute('aria-busy', String(state === 'connecting'));
  }

  #begin(snapshot) {
    this.#items = new Map(snapshot.items.map(item => [item.uri, item]));
    this.#order = snapshot.items.map(item => item.uri);
    this.#drawn.clear();
    this.#list.replaceChildren();
    this.#board = snapshot.board ?? this.#board;
    this.dispatchEvent(new CustomEvent('herald-snapshot', { detail: snapshot, bubbles: true }));
    this.#draw();
  }

  /** A kill takes the text away at once: the article is replaced, whatever it showed. */
  #apply({ event, item }) {
    const known = this.#items.has(item.uri);
    if (event === 'news.publish' && known) this.#order = this.#order.filter(uri => uri !== item.uri);
    if (event === 'news.publish' || !known) this.#order.unshift(item.uri);
    this.#items.set(item.uri, item);
    this.#drop(item.uri);
    for (const old of this.#order.splice(MOST_SHOWN)) {
      this.#items.delete(old);
      this.#drop(old);
    }
    this.dispatchEvent(new CustomEvent('herald-news', { detail: { event, item }, bubbles: true }));
    this.#draw(event === 'news.publish' ? item.uri : null);
  }

  #arrange(board) {
    const before = new Set([...this.#board.pinned, ...this.#board.keyEvents]);
    const after = new Set([...board.pinned, ...board.keyEvents]);
    for (const uri of new Set([...before, ...after])) this.#drop(uri);
    this.#board = board;
    this.#draw();
  }

  #drop(uri) {
    this.#drawn.get(uri)?.remove();
    this.#drawn.delete(uri);
  }

  #draw(fresh = null) {
    const pinned = this.#board.pinned.filter(uri => this.#items.has(uri));
    const shown = [...pinned, ...this.#order.filter(uri => !pinned.includes(uri))];
    shown.forEach((uri, place) => {
      const drawn = this.#drawn.get(uri) ?? this.#make(uri, uri === fresh);
      if (this.#list.children[place] !== drawn) this.#list.insertBefore(drawn, this.#list.children[place] ?? null);
      drawn.setAttribute('aria-posinset', place + 1);
      drawn.setAttribute('aria-setsize', shown.length);
    });
    this.toggleAttribute('empty', shown.length === 0);
  }

  #make(uri, fresh) {
    const drawn = article(this.#items.get(uri),
      { pinned: this.#board.pinned.includes(uri), key: this.#board.keyEvents.includes(uri) });
    drawn.classList.toggle('fresh', fresh);
    this.#drawn.set(uri, drawn);
    return drawn;
  }

  /** Page up and down move by article, as WAI-ARIA says of a feed. */
  #keys = event => {
    const step = { PageDown: 1, PageUp: -1 }[event.key];
    const articles = [...this.#list.children];
    const next = articles[articles.indexOf(event.target.closest('article')) + step];
    if (step && next) {
      next.focus();
      event.preventDefault();
    }
  };
}
