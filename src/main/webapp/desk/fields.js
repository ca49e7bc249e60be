import { FIELDS, NOTHING, isSame } from './document.js';
import { fromField, inZone, isToCome, toField, zone } from './moment.js';

const PLAIN = ['headline', 'by', 'urgency', 'slugline', 'language'];

/** The fields of the form as values of a document. One that nobody touched gives back what it was given, to the letter. */
export class Fields {
  #form;
  #editor;
  #picture;
  #base = NOTHING;
  #loaded = NOTHING;

  constructor(form, editor, picture) {
    this.#form = form;
    this.#editor = editor;
    this.#picture = picture;
    form.addEventListener('input', () => this.#draw());
  }

  /** @param values what is compared with from now on */
  load(values) {
    this.#base = values;
    this.#editor.load(values.body);
    this.#fill(values);
    this.#loaded = this.#raw;
    this.#draw();
  }

  /** Other values in the fields, compared with what was loaded. */
  put(values) {
    if (!isSame('body', values.body, this.#editor.content)) this.#editor.put(values.body);
    this.#fill(values);
    this.#draw();
  }

  /** @param sent what was sent @param stored what came of it, which is compared with from now on */
  rebase(sent, stored) {
    const { values } = this;
    this.#editor.rebase(sent.body, stored.body);
    this.#loaded = Object.fromEntries(Object.keys(FIELDS).map(field =>
      [field, isSame(field, values[field], sent[field]) ? this.#raw[field] : sent[field]]));
    this.#base = stored;
    this.#draw();
  }

  get base() {
    return this.#base;
  }

  get values() {
    const raw = this.#raw;
    return Object.fromEntries(Object.keys(FIELDS).map(field =>
      [field, isSame(field, raw[field], this.#loaded[field]) ? this.#base[field] : raw[field]]));
  }

  get changed() {
    const { values } = this;
    return Object.keys(FIELDS).some(field => !isSame(field, values[field], this.#base[field]));
  }

  get #raw() {
    const { elements } = this.#form;
    const raw = Object.fromEntries(PLAIN.map(field => [field, elements[field].value.trim()]));
    return { ...raw, body: this.#editor.content, picture: this.#picture.value, embargo: fromField(elements.embargo.value) };
  }

  #fill(values) {
    const { elements } = this.#form;
    for (const field of PLAIN) elements[field].value = values[field];
    if (!isSame('picture', values.picture, this.#picture.value)) this.#picture.show(values.picture);
    elements.embargo.value = toField(values.embargo);
  }

  #draw() {
    const { elements } = this.#form;
    this.#editor.language = elements.language.value;
    elements.headline.lang = elements.language.value;
    const moment = fromField(elements.embargo.value);
    this.#form.querySelector('#embargo-hint').textContent = !moment ? `In your zone, ${zone}.`
      : `${inZone(moment)} (${zone})${isToCome(moment) ? '' : ': that is past, it is published at once'}.`;
  }
}
