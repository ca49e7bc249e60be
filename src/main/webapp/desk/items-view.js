import { headline } from '/elements/ninjs.js';
import { WORDS } from '/elements/words.js';
import { valuesOf, worded } from './document.js';
import { ItemList } from './item-list.js';
import { Listing, STATUSES } from './listing.js';
import { Tabs } from './tabs.js';

/** The items of a topic as the desk sees them: one status at a time, searched within what is loaded. Passes on `verb`, `failed`. */
export class ItemsView extends EventTarget {
  #section;
  #list;
  #tabs;
  #listing = null;
  #editing = null;
  #others = () => [];

  constructor(section) {
    super();
    this.#section = section;
    const panel = section.querySelector('#panel');
    this.#tabs = new Tabs(section.querySelector('[role=tablist]'), STATUSES, 'usable', panel);
    this.#list = new ItemList(section.querySelector('#items'));
    this.#tabs.addEventListener('chosen', () => this.draw());
    this.#list.addEventListener('verb', ({ detail }) => this.dispatchEvent(new CustomEvent('verb', { detail })));
    this.#search.addEventListener('input', () => this.draw());
    section.querySelector('#older').addEventListener('click', () => this.#older());
  }

  get #search() {
    return this.#section.querySelector('#search');
  }

  /** Follows a topic, or none. */
  follow(api, topic) {
    this.#listing?.stop();
    this.#listing = topic ? new Listing(api, topic) : null;
    this.#search.value = '';
    this.draw();
    const listing = this.#listing;
    listing?.addEventListener('change', () => this.draw());
    listing?.addEventListener('failed', ({ detail }) => this.#fail(detail));
    listing?.addEventListener('state', ({ detail }) => this.#state(detail));
    listing?.start();
  }

  refresh() {
    this.#listing?.refresh();
  }

  marks(item) {
    return this.#listing?.marks(item) ?? { pinned: false, key: false };
  }

  set editing(id) {
    this.#editing = id;
    this.draw();
  }

  /** @param others gives, for the id of an item, who else has it open */
  set others(others) {
    this.#others = others;
    this.draw();
  }

  move(step) {
    this.#list.move(step);
  }

  press(verb) {
    return this.#list.press(verb);
  }

  search() {
    this.#search.focus();
  }

  draw() {
    if (!this.#listing || !this.#list) return;
    this.#tabs.count(this.#listing.lists);
    const { entries, more } = this.#listing.lists[this.#tabs.chosen];
    const words = this.#search.value.trim().toLowerCase();
    const shown = words ? entries.filter(({ item }) => searched(item).includes(words)) : entries;
    this.#list.draw(shown, item => this.marks(item), this.#editing, this.#others);
    this.#section.querySelector('#older').hidden = !more;
    const none = this.#section.querySelector('#none');
    none.hidden = shown.length > 0;
    none.textContent = words ? `Nothing that is loaded has “${words}”.` : 'Nothing here.';
  }

  async #older() {
    const button = this.#section.querySelector('#older');
    button.setAttribute('aria-disabled', 'true');
    try {
      await this.#listing.older(this.#tabs.chosen);
    } catch (problem) {
      this.#fail(problem);
    } finally {
      button.removeAttribute('aria-disabled');
    }
  }

  #fail(problem) {
    this.dispatchEvent(new CustomEvent('failed', { detail: problem }));
  }

  #state(state) {
    const shown = this.#section.querySelector('.state');
    shown.dataset.state = state;
    shown.textContent = WORDS[state];
  }
}

const texts = new WeakMap();

/** What is searched, made once for each document. */
function searched(item) {
  if (!texts.has(item)) {
    const { body, by, slugline } = valuesOf(item);
    texts.set(item, [headline(item), slugline, by, worded('body', body)].join('\n').toLowerCase());
  }
  return texts.get(item);
}
