import { headline } from '/elements/ninjs.js';

const STATUS = { draft: 'Draft', scheduled: 'Scheduled', usable: 'Published', withheld: 'Withheld', canceled: 'Killed' };
const WORDS = { edit: 'Edit', correct: 'Correct…', publish: 'Publish', withhold: 'Withhold…', kill: 'Kill…', pin: 'Pin', unpin: 'Unpin' };

/** The items of a topic, each with what can be done to it. Fires `verb` with {verb, entry}. */
export class ItemList extends EventTarget {
  #list;
  #none;

  constructor(list, none) {
    super();
    this.#list = list;
    this.#none = none;
  }

  /** Keeps the focus where it was: the list is drawn anew whenever anybody changes anything. */
  draw(entries, pinned, editing) {
    const focused = document.activeElement?.closest('.entry button');
    const place = focused && [focused.closest('.entry').dataset.id, focused.dataset.verb];
    this.#list.replaceChildren(...entries.map(entry => this.#entry(entry, pinned.includes(entry.item.uri), entry.id === editing)));
    this.#none.hidden = entries.length > 0;
    if (place) {
      const entry = [...this.#list.children].find(one => one.dataset.id === place[0]);
      (entry?.querySelector(`[data-verb=${place[1]}]`) ?? entry?.querySelector('button'))?.focus();
    }
  }

  #entry(entry, pinned, editing) {
    const made = document.createElement('li');
    made.className = 'entry';
    made.classList.toggle('editing', editing);
    made.dataset.id = entry.id;
    const title = document.createElement('h3');
    title.dir = 'auto';
    title.textContent = headline(entry.item) || 'Without headline';
    made.append(title, this.#meta(entry, pinned), this.#buttons(entry, pinned, title.textContent));
    return made;
  }

  #meta(entry, pinned) {
    const meta = document.createElement('p');
    meta.className = 'meta';
    const time = document.createElement('herald-time');
    time.setAttribute('datetime', entry.publishAt ?? entry.item.versionCreated);
    const parts = [STATUS[entry.status], `version ${entry.item.version}`, entry.item.by, pinned && 'pinned'].filter(Boolean);
    meta.append(parts.join(' · '), time);
    return meta;
  }

  #buttons(entry, pinned, title) {
    const actions = document.createElement('p');
    actions.className = 'actions';
    for (const verb of verbs(entry.status, pinned)) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = verb === 'kill' ? 'danger' : 'plain';
      button.dataset.verb = verb;
      button.textContent = WORDS[verb];
      button.setAttribute('aria-label', `${WORDS[verb].replace('…', '')}: ${title}`);
      button.addEventListener('click', () => this.dispatchEvent(new CustomEvent('verb', { detail: { verb, entry } })));
      actions.append(button);
    }
    return actions;
  }
}

function verbs(status, pinned) {
  switch (status) {
    case 'draft': return ['publish', 'edit', 'kill'];
    case 'scheduled': return ['publish', 'edit', 'withhold', 'kill'];
    case 'usable': return ['edit', 'correct', pinned ? 'unpin' : 'pin', 'withhold', 'kill'];
    case 'withheld': return ['publish', 'edit', 'kill'];
    default: return [];
  }
}
