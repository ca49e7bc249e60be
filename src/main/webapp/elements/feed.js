import { element } from './element.js';
import { FeedModel } from './feed-model.js';
import { article } from './item.js';
import { headline, isFlash, isGone } from './ninjs.js';
import { HeraldSource } from './source.js';
import { WORDS } from './words.js';

/** Not further than this from the top of the list, and it is the newest that is being read. */
const AT_TOP = 80;
const MOST_PAGES_BACK = 10;
const PAUSE = 'Pause updates';
const GO_ON = 'Resume updates';

/** @returns the id in a fragment, empty if it is none */
function named(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}

/**
 * `<herald-feed topic="politics">`: a topic, live, newest first, pinned items above. What comes while somebody reads further
 * down waits behind a button; corrections and kills do not wait.
 *
 * Tells `herald-snapshot`, `herald-news` (detail: {event, item}) and `herald-state`, which bubble.
 */
export class HeraldFeed extends HTMLElement {
  static observedAttributes = ['topic', 'origin'];

  #source = null;
  #model = new FeedModel();
  #drawn = new Map();
  #paused = false;
  #state = element('p', { class: 'state', role: 'status' });
  #pause = element('button', { type: 'button', class: 'pause' }, PAUSE);
  #flash = element('div', { class: 'breaking', role: 'alert' });
  #news = element('button', { type: 'button', class: 'waiting', hidden: '' });
  #list = element('div', { role: 'feed', 'aria-label': 'News', 'aria-busy': 'true' });
  #more = element('button', { type: 'button', class: 'further', hidden: '' }, 'Older news');

  connectedCallback() {
    // What the server put here is read until the snapshot is there.
    for (const made of this.querySelectorAll('article')) this.#list.append(made);
    this.replaceChildren(element('div', { class: 'bar' }, this.#state, this.#pause), this.#flash, this.#news, this.#list, this.#more);
    this.#list.addEventListener('keydown', this.#keys);
    this.#pause.addEventListener('click', this.#togglePause);
    this.#news.addEventListener('click', this.#letIn);
    this.#more.addEventListener('click', this.#back);
    addEventListener('scroll', this.#scrolled, { passive: true });
    this.#follow();
  }

  disconnectedCallback() {
    this.#list.removeEventListener('keydown', this.#keys);
    this.#pause.removeEventListener('click', this.#togglePause);
    this.#news.removeEventListener('click', this.#letIn);
    this.#more.removeEventListener('click', this.#back);
    removeEventListener('scroll', this.#scrolled);
    this.#source?.stop();
    this.#source = null;
  }

  attributeChangedCallback() {
    if (this.isConnected && this.#source) this.#follow();
  }

  #follow() {
    this.#source?.stop();
    this.#drawn.clear();
    const source = this.#source =
      new HeraldSource(this.getAttribute('topic'), { origin: this.getAttribute('origin') ?? undefined });
    source.addEventListener('state', ({ detail }) => this.#show(detail));
    source.addEventListener('snapshot', ({ detail }) => this.#begin(detail));
    source.addEventListener('event', ({ detail }) => this.#hear(detail));
    source.start();
  }

  #show(state) {
    this.#state.dataset.state = state;
    this.#word();
    this.#list.setAttribute('aria-busy', String(state === 'connecting'));
    this.#tell('herald-state', state);
  }

  /** One line for all that is polite: how the connection is, and what waits. */
  #word() {
    const { waiting } = this.#model;
    const news = waiting === 1 ? '1 new update' : `${waiting} new updates`;
    const state = this.#paused ? 'Paused' : WORDS[this.#state.dataset.state];
    const text = waiting > 0 ? `${state}, ${news}` : state;
    if (this.#state.textContent !== text) this.#state.textContent = text;
    this.#news.hidden = waiting === 0;
    this.#news.textContent = news;
  }

  #begin(snapshot) {
    this.#model.begin(snapshot);
    this.#drawn.clear();
    this.#list.replaceChildren();
    this.#more.hidden = snapshot.items.length < 50;
    const { uri } = this.#flash.dataset;
    const flashed = uri && this.#model.item(uri);
    // Killed while this page slept.
    if (uri && (!flashed || isGone(flashed))) {
      delete this.#flash.dataset.uri;
      this.#flash.replaceChildren();
    }
    this.#tell('herald-snapshot', snapshot);
    this.#draw();
    this.#goToTheLinked();
  }

  #hear({ event, data }) {
    if (event === 'board') this.#redraw(this.#model.arrange(data));
    else if (event.startsWith('news.')) this.#apply(event, data);
  }

  /** A kill takes the text away at once: the article is replaced, whatever it showed. */
  #apply(event, item) {
    const before = this.#model.item(item.uri);
    this.#redraw(this.#model.apply(event, item, this.#holds()), event === 'news.publish' ? item.uri : null);
    this.#announce(event, item, before);
    this.#tell('herald-news', { event, item });
  }

  #announce(event, item, before) {
    const { uri } = this.#flash.dataset;
    if (event === 'news.publish' && isFlash(item)) {
      const link = element('a', { href: `#${encodeURIComponent(item.uri)}`, lang: item.language, dir: 'auto' }, headline(item));
      this.#flash.dataset.uri = item.uri;
      this.#flash.replaceChildren(element('strong', {}, 'Breaking'), link, this.#closer());
    } else if (isGone(item) && before && !isGone(before)) {
      delete this.#flash.dataset.uri;
      this.#flash.replaceChildren(
        element('strong', {}, 'Withdrawn'), element('span', {}, 'An item on this page was withdrawn.'), this.#closer());
    } else if (item.uri === uri && this.#flash.firstChild) {
      this.#flash.querySelector('a').textContent = headline(item);
    }
  }

  #closer() {
    const closer = element('button', { type: 'button', class: 'close', 'aria-label': 'Close' }, '×');
    closer.addEventListener('click', () => this.#flash.replaceChildren());
    return closer;
  }

  /** What is being read must not move: further down, within an article, or paused. */
  #holds() {
    return this.#paused || this.getBoundingClientRect().top < -AT_TOP || this.#list.contains(document.activeElement);
  }

  #togglePause = () => {
    this.#paused = !this.#paused;
    this.#pause.textContent = this.#paused ? GO_ON : PAUSE;
    if (!this.#paused && !this.#holds()) this.#model.letIn();
    this.#draw();
  };

  #letIn = () => {
    const fresh = this.#model.waiting;
    this.#model.letIn();
    this.#draw();
    this.scrollIntoView({ block: 'start' });
    const pinned = this.#model.shown().filter(uri => this.#model.marks(uri).pinned).length;
    if (fresh > 0) this.#list.children[pinned]?.focus({ preventScroll: true });
  };

  /** Whoever comes back to the top by hand finds what is new there. */
  #scrolled = () => {
    if (this.#model.waiting > 0 && !this.#holds()) {
      this.#model.letIn();
      this.#draw();
    }
  };

  #redraw(uris, fresh = null) {
    for (const uri of uris) {
      const old = this.#drawn.get(uri);
      if (!old) continue;
      this.#drawn.delete(uri);
      if (!this.#model.item(uri)) {
        old.remove();
        continue;
      }
      const made = this.#make(uri);
      const focused = old.contains(document.activeElement);
      old.replaceWith(made);
      if (focused) made.focus({ preventScroll: true });
    }
    this.#draw(fresh);
  }

  #draw(fresh = null) {
    const shown = this.#model.shown();
    const there = new Set(shown);
    for (const [uri, drawn] of this.#drawn) {
      if (there.has(uri)) continue;
      drawn.remove();
      this.#drawn.delete(uri);
    }
    shown.forEach((uri, place) => {
      const drawn = this.#drawn.get(uri) ?? this.#make(uri, uri === fresh);
      if (this.#list.children[place] !== drawn) this.#list.insertBefore(drawn, this.#list.children[place] ?? null);
      drawn.setAttribute('aria-posinset', place + 1);
      drawn.setAttribute('aria-setsize', this.#more.hidden ? shown.length : -1);
    });
    this.toggleAttribute('empty', shown.length === 0);
    this.#word();
  }

  #make(uri, fresh = false) {
    const drawn = article(this.#model.item(uri), { ...this.#model.marks(uri), origin: this.getAttribute('origin') ?? undefined });
    drawn.classList.toggle('fresh', fresh);
    this.#drawn.set(uri, drawn);
    return drawn;
  }

  /** A page of what is older, below. @returns whether there was any */
  #back = async () => {
    const source = this.#source;
    if (!this.#model.oldest || this.#more.disabled) return false;
    this.#more.disabled = true;
    try {
      const answer = await fetch(`${source.address}?before=${encodeURIComponent(this.#model.oldest)}`);
      if (!answer.ok || source !== this.#source) return false;
      this.#model.older(await answer.json());
      this.#more.hidden = !answer.headers.get('Link');
      this.#draw();
      return true;
    } catch {
      return false;
    } finally {
      this.#more.disabled = false;
    }
  };

  /** `#` and the uri of an item: found among older ones too. */
  async #goToTheLinked() {
    const uri = named(location.hash);
    if (!uri.includes(':')) return;
    for (let pages = 0; !this.#drawn.has(uri) && !this.#more.hidden && pages < MOST_PAGES_BACK; pages++) {
      if (!(await this.#back())) return;
    }
    this.#drawn.get(uri)?.scrollIntoView({ block: 'start' });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
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

customElements.define('herald-feed', HeraldFeed);
