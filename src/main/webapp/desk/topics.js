import { clearFaults, showFaults } from './faults.js';

/** Topics of which each node says how many follow them. */
const TOLD = 200;

/** Which topic the desk is at, and how another one is made. Fires `chosen` with its name, '' for none. */
export class Topics extends EventTarget {
  #choice;
  #dialog;
  #form;
  #api = null;
  #private = new Set();

  constructor(choice, dialog, opener) {
    super();
    this.#choice = choice;
    this.#dialog = dialog;
    this.#form = dialog.querySelector('form');
    choice.addEventListener('change', () => this.#tell());
    opener.addEventListener('click', () => this.#open());
    dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
    const { title, name } = this.#form.elements;
    // The name follows the title until somebody writes one.
    title.addEventListener('input', () => { if (!name.dataset.own) name.value = nameOf(title.value); });
    name.addEventListener('input', () => { name.dataset.own = name.value; });
    this.#form.addEventListener('submit', event => {
      event.preventDefault();
      this.#make();
    });
  }

  /** @param all as the server lists them */
  use(api, all, wanted = this.#choice.value || new URLSearchParams(location.search).get('topic')) {
    this.#api = api;
    const topics = all.filter(({ kind }) => kind === 'news');
    this.#choice.replaceChildren(...topics.map(({ title, name, access }) =>
      new Option(isPrivate(access) ? `${title} (private)` : title, name, false, name === wanted)));
    for (const option of this.#choice.options) option.title = option.text;
    this.#private = new Set(topics.filter(({ access }) => isPrivate(access)).map(({ name }) => name));
    this.#tell();
    if (topics.length === 0) this.#open();
  }

  get topic() {
    return this.#choice.value;
  }

  /** @param readers how many follow each topic that anybody follows, by name; null when that is not known */
  count(readers) {
    const shown = this.#choice.closest('.topic-bar').querySelector('#readers');
    // Of a Herald with very many topics the servers tell the most read ones; of private ones nothing.
    const hidden = this.#private.has(this.topic);
    const known = !hidden && readers && (this.topic in readers || Object.keys(readers).length < TOLD);
    shown.textContent = known ? `${(readers[this.topic] ?? 0).toLocaleString('en')} following now, desks included` : '';
    if (hidden) shown.textContent = 'Private: only accounts that may read it see it.';
    // Not under the hands of whoever chooses.
    if (document.activeElement === this.#choice) return;
    for (const option of this.#choice.options) {
      const text = readers?.[option.value] ? `${option.title} · ${readers[option.value].toLocaleString('en')}` : option.title;
      if (option.text !== text) option.text = text;
    }
  }

  #tell() {
    this.dispatchEvent(new CustomEvent('chosen', { detail: this.topic }));
  }

  #open() {
    this.#form.reset();
    delete this.#form.elements.name.dataset.own;
    clearFaults(this.#form);
    this.#dialog.showModal();
  }

  async #make() {
    const { name, title, hidden } = this.#form.elements;
    try {
      await this.#api.makeTopic(name.value, title.value, hidden.checked ? 'private' : 'public');
      this.#dialog.close();
      this.use(this.#api, await this.#api.topics(), name.value);
    } catch (problem) {
      showFaults(this.#form, problem);
    }
  }
}

const isPrivate = access => access === 'private';

const nameOf = title => title.normalize('NFD').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim().replace(/ /g, '-').slice(0, 64);
