import { element } from '/elements/element.js';
import { headline } from '/elements/ninjs.js';
import { inZone } from './moment.js';
import { STATUS } from './questions.js';

const WORDS = {
  edit: 'Edit', correct: 'Correct…', publish: 'Publish', schedule: 'Schedule', now: 'Publish now…', again: 'Publish again',
  preview: 'Preview', history: 'History', pin: 'Pin', unpin: 'Unpin', key: 'Key event', unkey: 'No key event',
  hold: 'Hold back…', withhold: 'Withhold…', kill: 'Kill…', discard: 'Discard…',
};
const MORE = 'More';

/** Entries, each with what can be done to it. Fires `verb` with {verb, entry}. One stop in the tab order; j and k move. */
export class ItemList extends EventTarget {
  #list;
  #drawn = new Map();
  #open = new Set();
  #current = null;

  constructor(list) {
    super();
    this.#list = list;
    list.addEventListener('focusin', ({ target }) => this.#settle(target.closest('.entry')));
  }

  /**
   * Touches only what changed: whoever is about to press a button must not lose it, or hit another, because somebody
   * else published just then.
   *
   * @param marks of an item: {pinned, key}
   * @param others who else has an item open, by its id: {name} each
   */
  draw(entries, marks, editing, others) {
    const focused = document.activeElement?.closest('.entry');
    const place = focused && this.#list.contains(focused) && [focused.dataset.id, document.activeElement.dataset.verb, this.#place(focused)];
    const before = this.#drawn;
    this.#drawn = new Map();
    for (const entry of entries) {
      const marked = marks(entry.item);
      const signature = JSON.stringify([entry.status, entry.item.version, entry.publishAt, marked, entry.id === editing, this.#open.has(entry.id)]);
      const known = before.get(entry.id);
      const made = known?.signature === signature ? known.made : this.#entry(entry, marked, entry.id === editing);
      // In place: people come and go while somebody is about to press a button.
      markWriters(made, [...new Set(others(entry.id).map(({ name }) => `${name} has it open`))]);
      this.#drawn.set(entry.id, { signature, made, entry });
    }
    const shown = [...this.#drawn.values()].map(({ made }) => made);
    for (const old of [...this.#list.children]) if (!shown.includes(old)) old.remove();
    shown.forEach((made, at) => {
      if (this.#list.children[at] !== made) this.#list.insertBefore(made, this.#list.children[at] ?? null);
    });
    this.#settle(this.#drawn.get(this.#current)?.made ?? shown[0]);
    if (place) this.#focus(...place);
  }

  /** @param step 1 for the next entry, -1 for the one before */
  move(step) {
    const all = [...this.#list.children];
    const at = all.findIndex(made => made.contains(document.activeElement));
    (at < 0 ? this.#drawn.get(this.#current)?.made ?? all[0] : all[Math.min(Math.max(at + step, 0), all.length - 1)])?.focus();
  }

  /** What was asked for by a key at the entry that has the focus. @returns whether it can be */
  press(verb) {
    const focused = document.activeElement?.closest('.entry');
    const { entry } = this.#drawn.get(focused?.dataset.id) ?? {};
    if (!entry || !focused.querySelector(`[data-verb=${verb}]`)) return false;
    this.#tell(verb, entry);
    return true;
  }

  #place(made) {
    return [...this.#list.children].indexOf(made);
  }

  #settle(current) {
    for (const made of this.#list.children) made.tabIndex = made === current ? 0 : -1;
    if (current) this.#current = current.dataset.id;
  }

  /** An entry that has gone leaves the focus to the one in its place. */
  #focus(id, verb, place) {
    const made = this.#drawn.get(id)?.made;
    if (made?.contains(document.activeElement)) return;
    const next = made ?? this.#list.children[Math.min(place, this.#list.children.length - 1)];
    ((made && verb && made.querySelector(`[data-verb=${verb}]`)) ?? next)?.focus();
  }

  #entry(entry, marked, editing) {
    const title = headline(entry.item) || 'Without headline';
    const made = element('li', { class: 'entry', 'data-id': entry.id },
      element('h3', { dir: 'auto', lang: entry.item.language }, title), meta(entry, marked), this.#buttons(entry, marked, title));
    made.classList.toggle('editing', editing);
    made.classList.toggle('gone', entry.status === 'canceled');
    made.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || event.target !== made || !made.querySelector('[data-verb=edit]')) return;
      event.preventDefault();
      this.#tell('edit', entry);
    });
    return made;
  }

  #buttons(entry, marked, title) {
    const verbs = verbsOf(entry, marked);
    const shut = !this.#open.has(entry.id);
    const button = (verb, text, hidden) => element('button', {
      type: 'button', class: verb === 'kill' || verb === 'discard' ? 'danger' : 'plain', 'data-verb': verb,
      'aria-label': `${text.replace('…', '')}: ${title}`, hidden: hidden ? '' : undefined,
    }, text);
    const actions = verbs.map((verb, at) => button(verb, WORDS[verb], shut && at > 0));
    for (const action of actions) action.addEventListener('click', () => this.#tell(action.dataset.verb, entry));
    if (actions.length > 1) {
      const more = button('more', MORE);
      more.setAttribute('aria-expanded', String(!shut));
      more.addEventListener('click', () => {
        if (!this.#open.delete(entry.id)) this.#open.add(entry.id);
        const isOpen = this.#open.has(entry.id);
        more.setAttribute('aria-expanded', String(isOpen));
        for (const action of actions.slice(1)) action.hidden = !isOpen;
      });
      actions.splice(1, 0, more);
    }
    return element('p', { class: 'actions' }, ...actions);
  }

  #tell(verb, entry) {
    this.dispatchEvent(new CustomEvent('verb', { detail: { verb, entry } }));
  }
}

function markWriters(made, words) {
  const shown = [...made.querySelectorAll('.writer')];
  if (shown.map(badge => badge.textContent).join() === words.join()) return;
  for (const badge of shown) badge.remove();
  made.querySelector('.meta').append(...words.map(text => element('span', { class: 'badge writer' }, text)));
}

function meta({ status, item, publishAt }, { pinned, key }) {
  const marks = [item.urgency === 1 && ['flash', 'Flash'], pinned && ['pin', 'Pinned'], key && ['key', 'Key event']].filter(Boolean)
    .map(([name, text]) => element('span', { class: `badge ${name}` }, text));
  const when = publishAt ? [element('span', {}, inZone(publishAt)), element('herald-time', { datetime: publishAt })]
    : [element('herald-time', { datetime: item.versionCreated })];
  return element('p', { class: 'meta' }, element('span', { class: 'status' }, STATUS[status]), ...when,
    element('span', {}, `version ${item.version}`), item.by ? element('span', {}, item.by) : '', ...marks);
}

/** The first one is always shown, the others on demand. */
function verbsOf({ status, item }, { pinned, key }) {
  switch (status) {
    case 'draft': return ['edit', new Date(item.embargoedUntil) > new Date() ? 'schedule' : 'publish', 'preview', 'history', 'discard'];
    case 'scheduled': return ['edit', 'now', 'preview', 'history', 'hold', 'kill'];
    case 'usable': return ['edit', 'correct', pinned ? 'unpin' : 'pin', key ? 'unkey' : 'key', 'preview', 'history', 'withhold', 'kill'];
    case 'withheld': return ['edit', 'again', 'preview', 'history', 'kill'];
    default: return ['history'];
  }
}
