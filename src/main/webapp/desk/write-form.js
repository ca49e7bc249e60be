import { body, headline } from '/elements/ninjs.js';
import { at, clearFaults, showFaults } from './faults.js';

/** The form in which an item is written, updated or corrected. Fires `saved` with a sentence of what happened. */
export class WriteForm extends EventTarget {
  #form;
  #api = null;
  #topic = null;
  #editing = null;
  #correcting = false;
  #key = crypto.randomUUID?.() ?? String(Math.random());

  constructor(form) {
    super();
    this.#form = form;
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.#save(event.submitter?.value ?? this.#usual());
    });
    form.querySelector('#cancel').addEventListener('click', () => this.clear());
  }

  use(api, topic) {
    this.#api = api;
    if (topic !== this.#topic) this.clear();
    this.#topic = topic;
  }

  get id() {
    return this.#editing?.id;
  }

  clear() {
    this.#editing = null;
    this.#correcting = false;
    this.#form.reset();
    this.#draw('New item');
  }

  /** @param entry {id, status, item} as the desk lists it */
  edit(entry, correcting) {
    this.#editing = entry;
    this.#correcting = correcting;
    const { elements } = this.#form;
    elements.headline.value = headline(entry.item);
    elements.body.value = body(entry.item)?.value ?? '';
    elements.by.value = entry.item.by ?? '';
    elements.urgency.value = entry.item.urgency ?? '';
    elements.note.value = '';
    this.#draw(correcting ? 'Correct item' : 'Edit item');
    this.#form.scrollIntoView({ block: 'nearest' });
    elements.headline.focus();
  }

  #usual() {
    if (!this.#editing) return 'publish';
    return this.#correcting ? 'correct' : 'update';
  }

  #draw(title) {
    const form = this.#form;
    clearFaults(form);
    form.querySelector('#write-title').textContent = title;
    form.querySelector('#note').hidden = !this.#correcting;
    form.querySelector('#cancel').hidden = !this.#editing;
    form.querySelector('#markup').hidden = !(this.#editing && body(this.#editing.item)?.html);
    const shown = this.#editing ? [this.#usual()] : ['publish', 'draft'];
    for (const button of form.querySelectorAll('button[name=verb]')) button.hidden = !shown.includes(button.value);
    this.dispatchEvent(new Event('changed'));
  }

  /** Only what the form holds; whatever else the document has stays as it is. */
  #changes() {
    const { elements } = this.#form;
    const was = this.#editing?.item ?? {};
    const changes = { headlines: replaced(was.headlines, elements.headline.value.trim()) };
    const text = elements.body.value.trim();
    if (text || was.bodies) changes.bodies = text ? replaced(was.bodies, text) : null;
    changes.by = elements.by.value.trim() || null;
    changes.urgency = Number(elements.urgency.value) || null;
    return changes;
  }

  async #save(verb) {
    const form = this.#form;
    clearFaults(form);
    if (!form.elements.headline.value.trim()) {
      at(form.elements.headline, 'An item needs a headline.');
      form.elements.headline.focus();
      return;
    }
    if (verb === 'correct' && !form.elements.note.value.trim()) {
      at(form.elements.note, 'Readers are told what was wrong.');
      form.elements.note.focus();
      return;
    }
    const buttons = [...form.querySelectorAll('button')];
    buttons.forEach(button => { button.disabled = true; });
    try {
      await this.#send(verb);
      const told = { publish: 'Published.', draft: 'Saved as draft.', update: 'Updated.', correct: 'Corrected.' }[verb];
      this.clear();
      this.dispatchEvent(new CustomEvent('saved', { detail: told }));
    } catch (problem) {
      if (problem.status === 412) problem.message = 'Somebody else changed this item meanwhile. Cancel, and edit it again.';
      showFaults(form, problem);
    } finally {
      buttons.forEach(button => { button.disabled = false; });
    }
    // A disabled button loses the focus, and with it whoever works by keyboard.
    if (document.activeElement === document.body) form.elements.headline.focus();
  }

  async #send(verb) {
    const changes = this.#changes();
    if (verb === 'publish' || verb === 'draft') {
      await this.#api.submit(this.#topic, withoutNulls(changes), verb === 'draft', this.#key);
      this.#key = crypto.randomUUID?.() ?? String(Math.random());
      return;
    }
    const { id, item } = this.#editing;
    if (verb === 'correct') {
      await this.#api.correct(id, changes, this.#form.elements.note.value.trim(), item.version);
    } else {
      await this.#api.update(id, withoutNulls({ ...item, ...changes }), item.version);
    }
  }
}

/** The main part with another value, the others as they were. */
function replaced(parts, value) {
  if (!parts?.length) return [{ contentType: 'text/plain', value }];
  const index = Math.max(0, parts.findIndex(part => part.role === 'main' || part.role === 'headline'));
  return parts.map((part, place) => place === index ? { ...part, value } : part);
}

const withoutNulls = object => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
