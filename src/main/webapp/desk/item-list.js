import { headline } from '/elements/ninjs.js';

const STATUS = { draft: 'Draft', scheduled: 'Scheduled', usable: 'Published', withheld: 'Withheld', canceled: 'Killed' };
const WORDS = { edit: 'Edit', correct: 'Correct…', publish: 'Publish', withhold: 'Withhold…', kill: 'Kill…', pin: 'Pin', unpin: 'Unpin' };

/** The items of a topic, each with what can be done to it. Fires `verb` with {verb, entry}. */
export class ItemList extends EventTarget {
  #list;
  #none;
  #drawn = new Map();

  constructor(list, none) {
    super();
    this.#list = list;
    this.#none = none;
  }

  /**
   * Touches only what changed: whoever is about to press a button must not lose it, or hit another, because somebody
   * else published just then.
   */
  draw(entries, pinned, editing) {
    const focused = document.activeElement?.closest('.entry button');
    const place = focused && [focused.closest('.entry').dataset.id, focused.dataset.verb];
    const before = this.#drawn;
    this.#drawn = new Map();
    for (const entry of entries) {
      const isPinned = pinned.includes(entry.item.uri);
      const signature = JSON.stringify([entry.status, entry.item.version, isPinned, entry.id === editing]);
      const known = before.get(entry.id);
      const made = known?.signature === signature ? known.made : this.#entry(entry, isPinned, entry.id === editing);
      this.#drawn.set(entry.id, { signature, made });
    }
    const shown = [...this.#drawn.values()].map(({ made }) => made);
    for (const old of [...this.#list.children]) if (!shown.includes(old)) old.remove();
    shown.forEach((made, at) => {
      if (this.#list.children[at] !== made) this.#list.insertBefore(made, this.#list.children[at] ?? null);
    });
    this.#none.hidden = entries.length > 0;
    if (place) this.#focus(...place);
  }

  #focus(id, verb) {
    const entry = this.#drawn.get(id)?.made;
    if (entry && !entry.contains(document.activeElement)) {
      (entry.querySelector(`[data-verb=${verb}]`) ?? entry.querySelector('button'))?.focus();
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
