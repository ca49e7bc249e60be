import { Problem } from './call.js';
import { ask } from './ask.js';
import { beside, settle } from './conflict.js';
import { NOTHING, changed, changes, isSame, merged, valuesOf } from './document.js';
import { clearFaults, faultAt, showFaults } from './faults.js';
import { isMeant, labels, missing, told, verbsOf } from './form-verbs.js';
import { QUESTIONS, STATUS } from './questions.js';
import { Conflict, send } from './saving.js';

const A_MOMENT = 400;

const freshKey = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;

/**
 * The form in which an item is written, updated or corrected. Fires `changed` when another item is in it, `saved` with a
 * sentence of what happened, `kept` when this browser keeps something to come back to, `refused` at a wrong password, and
 * `failed` with what became of one that is no longer in the form.
 */
export class WriteForm extends EventTarget {
  #form;
  #fields;
  #api = null;
  #kept = null;
  #topic = null;
  #entry = null;
  #correcting = false;
  #key = freshKey();
  #keeping = 0;
  #busy = false;

  constructor(form, fields, editor) {
    super();
    this.#form = form;
    this.#fields = fields;
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.save(event.submitter?.value ?? this.usual);
    });
    for (const typed of [form, editor]) typed.addEventListener('input', () => this.#typed());
    form.querySelector('#cancel').addEventListener('click', () => this.close());
    form.querySelector('#correct').addEventListener('click', () => this.correct());
    addEventListener('pagehide', () => this.#keep());
  }

  use(api, topic, kept) {
    this.#api = api;
    if (topic === this.#topic && kept === this.#kept) return;
    this.#leave();
    this.#topic = topic;
    this.#kept = kept;
    this.#show(null, NOTHING);
  }

  get id() {
    return this.#entry?.id;
  }

  /** Whether something is in it that the server does not have. */
  get changed() {
    return this.#fields.changed || (this.#correcting && this.#note !== '');
  }

  /** The document as it would be stored. */
  get document() {
    const item = this.#entry?.item ?? {};
    return changed(item, changes(item, this.#fields.values));
  }

  get usual() {
    return this.#verbs[0];
  }

  /** Not what readers see already. */
  get keepsDrafts() {
    return this.#verbs.includes('draft');
  }

  get #verbs() {
    if (this.#correcting) return ['correct'];
    return verbsOf(this.#entry?.status);
  }

  get #note() {
    return this.#form.elements.note.value.trim();
  }

  focus() {
    this.#form.elements.headline.focus();
  }

  /** An empty form; what was in it stays in this browser. */
  fresh() {
    this.#leave();
    this.#show(null, NOTHING);
    this.focus();
  }

  /** @param entry {id, status, item} as it is now */
  edit(entry, correcting = false) {
    this.#leave();
    this.#show(entry, valuesOf(entry.item));
    if (correcting) this.correct();
    else this.focus();
  }

  /** @param writing as this browser kept it */
  resume({ key, entry, values, note, correcting }) {
    this.#leave();
    this.#show(entry, entry ? valuesOf(entry.item) : NOTHING);
    this.#key = key;
    this.#fields.put(values);
    this.#form.elements.note.value = note;
    this.#correcting = correcting;
    this.#draw();
    this.#keep();
    this.focus();
  }

  correct() {
    this.#correcting = true;
    this.#draw();
    this.#form.elements.note.focus();
  }

  /** Out of the correction, or out of the item. */
  async close() {
    if (this.#correcting && !this.#note && this.#fields.changed) {
      this.#correcting = false;
      this.#draw();
      return;
    }
    if (this.changed && !await ask({ ...QUESTIONS.scratch, headline: this.#fields.values.headline })) return;
    this.#forget();
    this.#show(null, NOTHING);
    this.focus();
  }

  /** A verb changed the item, by this desk. Its text is what it was, unless it was killed. */
  moved(entry) {
    if (this.id !== entry.id) return;
    if (entry.status === 'canceled') {
      this.#forget();
      this.#show(null, NOTHING);
    } else {
      this.#goOn(entry, this.#fields.base);
    }
  }

  /** For good: the page ends, and keeps nothing when it does. */
  async forgetAll() {
    const kept = this.#kept;
    this.#forget();
    this.#kept = null;
    for (const { key } of await kept?.offered() ?? []) kept.drop(key);
  }

  /** @param verb draft, publish, update or correct */
  async save(verb) {
    if (this.#busy) return;
    clearFaults(this.#form);
    const { values, base } = this.#fields;
    const fault = missing(verb, values, this.#note);
    if (fault) faultAt(this.#form, ...fault);
    if (fault || !await isMeant(verb, values, base, this.#entry?.status)) return;
    this.#keep();
    this.#wait(true);
    const writing = this.#writing;
    const kept = this.#kept;
    // Somebody in a hurry has the next item in the form by the time that the answer comes.
    const hasMovedOn = () => this.#key !== writing.key;
    try {
      const entry = await send(this.#api, writing, verb);
      this.#wait(false);
      if (hasMovedOn()) this.#savedBehind(kept, writing.key, told(verb, entry.status));
      else this.#saved(entry, verb, writing.values);
    } catch (problem) {
      this.#wait(false);
      if (hasMovedOn()) {
        this.dispatchEvent(new CustomEvent('failed', { detail: problem }));
        return;
      }
      if (writing.entry !== this.#entry) this.#goOn(writing.entry, writing.values);
      if (problem instanceof Conflict) {
        await this.#settle(problem.theirs, writing, verb);
        return;
      }
      if (!(problem instanceof Problem)) throw problem;
      showFaults(this.#form, problem);
      if (problem.status === 401) this.dispatchEvent(new Event('refused'));
    }
  }

  #saved(entry, verb, sent) {
    const typedMeanwhile = Object.keys(sent).some(field => !isSame(field, sent[field], this.#fields.values[field]));
    this.#forget();
    if (verb === 'draft' || typedMeanwhile) {
      this.#key = freshKey();
      this.#correcting = false;
      this.#form.elements.note.value = '';
      this.#goOn(entry, sent);
    } else {
      this.#show(null, NOTHING);
      this.focus();
    }
    this.dispatchEvent(new CustomEvent('saved', { detail: told(verb, entry.status) }));
  }

  #savedBehind(kept, key, sentence) {
    kept.drop(key);
    this.dispatchEvent(new Event('kept'));
    this.dispatchEvent(new CustomEvent('saved', { detail: sentence }));
  }

  /** With what the server has now. */
  #goOn(entry, sent) {
    this.#entry = entry;
    this.#fields.rebase(sent, valuesOf(entry.item));
    this.#draw();
    this.#keep();
  }

  async #settle(theirs, { entry, values, note }, verb) {
    const said = await settle(theirs, values);
    if (!said) {
      showFaults(this.#form, { message: 'Not sent: somebody else changed this item. Send it again to compare both.' });
      return;
    }
    if (said === 'theirs') {
      this.edit(theirs);
      return;
    }
    const base = valuesOf(entry.item);
    const there = valuesOf(theirs.item);
    if (said === 'new') {
      this.#show(null, NOTHING, this.#key);
      this.#fields.put(values);
    } else {
      this.#show(theirs, there, this.#key);
      this.#fields.put(said === 'mine' ? values : merged(base, there, values));
      this.#form.elements.note.value = note;
      this.#correcting = verb === 'correct' && theirs.status === 'usable';
      this.#draw();
    }
    this.#keep();
    if (said === 'mine' && this.#verbs.includes(verb)) {
      await this.save(verb);
      return;
    }
    if (said === 'mine') showFaults(this.#form, { message: `Not sent: the item is ${STATUS[theirs.status].toLowerCase()} by now.` });
    if (said === 'merge') this.#showTheirs(beside(theirs, values));
    this.focus();
  }

  #showTheirs(parts) {
    const place = this.#form.querySelector('#theirs');
    place.replaceChildren(...parts);
    place.hidden = parts.length === 0;
    place.open = parts.length > 0;
  }

  #typed() {
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.#keep(), A_MOMENT);
    this.#label();
  }

  get #writing() {
    return {
      key: this.#key, topic: this.#topic, entry: this.#entry, values: this.#fields.values, note: this.#note, correcting: this.#correcting,
    };
  }

  #keep() {
    clearTimeout(this.#keeping);
    if (!this.#kept) return;
    if (!this.changed) this.#kept.drop(this.#key);
    const isKept = !this.changed || this.#kept.put(this.#writing);
    this.#form.querySelector('#kept').textContent = !this.changed ? ''
      : isKept ? 'Kept in this browser until you save it.' : 'This browser keeps nothing: save a draft now and then.';
  }

  /** What is in the form may be offered again. */
  #leave() {
    if (!this.#kept) return;
    this.#keep();
    this.#kept.leave();
    this.dispatchEvent(new Event('kept'));
  }

  #forget() {
    clearTimeout(this.#keeping);
    this.#kept?.drop(this.#key);
  }

  #show(entry, values, key = freshKey()) {
    clearTimeout(this.#keeping);
    this.#entry = entry;
    this.#correcting = false;
    this.#key = key;
    this.#form.reset();
    this.#form.querySelector('#kept').textContent = '';
    this.#showTheirs([]);
    this.#fields.load(values);
    clearFaults(this.#form);
    this.#draw();
  }

  #draw() {
    const form = this.#form;
    const { status } = this.#entry ?? {};
    form.querySelector('#write-title').textContent = this.#correcting ? 'Correct item' : this.#entry ? 'Edit item' : 'New item';
    form.querySelector('#note').hidden = !this.#correcting;
    form.querySelector('#cancel').hidden = !this.#entry;
    form.querySelector('#correct').hidden = status !== 'usable' || this.#correcting;
    // What readers see already has no time to wait for.
    form.querySelector('#embargo').hidden = status === 'usable';
    for (const button of form.querySelectorAll('button[name=verb]')) {
      button.hidden = !this.#verbs.includes(button.value);
      button.classList.toggle('plain', button.value !== this.usual);
    }
    this.#label();
    this.dispatchEvent(new Event('changed'));
  }

  #label() {
    const { publish, draft } = labels(this.#entry?.status, this.#fields.values.embargo);
    this.#form.querySelector('[value=publish]').textContent = publish;
    this.#form.querySelector('[value=draft]').textContent = draft;
  }

  #wait(busy) {
    this.#busy = busy;
    this.#form.setAttribute('aria-busy', String(busy));
    for (const button of this.#form.querySelectorAll('button[name=verb]')) button.setAttribute('aria-disabled', String(busy));
  }
}
