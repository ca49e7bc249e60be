import { pictures } from '/elements/ninjs.js';
import { Problem } from './call.js';
import { otherWays } from './picture-ways.js';

const TYPES = ['image/jpeg', 'image/png', 'image/gif'];
const PENDING = { pending: true };
const WORDS = ['alt', 'caption', 'credit'];

/**
 * The picture in the form: chosen, dropped or pasted, and uploaded at once, while its words are written. What changes is
 * told by `input` events of its element. Fires `refused` at a wrong password.
 */
export class PictureField extends EventTarget {
  #root;
  #form;
  #upload;
  /** {uri, renditions} of what is shown. */
  #shown = null;
  #running = null;

  /** @param root the fieldset @param upload given a file, what to tell, and a signal, promises {uri, renditions} */
  constructor(root, upload) {
    super();
    this.#root = root;
    this.#form = root.form;
    this.#upload = upload;
    const { file, alt } = this.#form.elements;
    file.addEventListener('change', () => {
      const [chosen] = file.files;
      if (chosen) this.#take(chosen);
      // So that the same one can be chosen again.
      file.value = '';
    });
    alt.addEventListener('input', () => { this.#image.alt = alt.value; });
    this.#image.addEventListener('error', () => this.#say('This picture cannot be shown: it may be gone. Choose another one.'));
    this.#find('[data-remove]').addEventListener('click', () => this.#remove());
    otherWays(this.#form, taken => this.#take(taken), over => this.#form.classList.toggle('dropping', over));
  }

  /** @param picture {uri, renditions, alt, caption, credit}, or null */
  show(picture) {
    this.#running?.abort();
    this.#running = null;
    this.#shown = picture && !picture.pending ? { uri: picture.uri, renditions: picture.renditions } : null;
    for (const name of WORDS) this.#form.elements[name].value = picture?.[name] ?? '';
    this.#say(picture?.pending ? 'The picture was not uploaded to its end. Choose it again.' : '');
    this.#draw();
  }

  get value() {
    const words = Object.fromEntries(WORDS.map(name => [name, this.#form.elements[name].value.trim()]));
    if (this.#running) return { ...PENDING, ...words };
    return this.#shown && { ...this.#shown, ...words };
  }

  async #take(file) {
    if (!TYPES.includes(file.type)) {
      this.#say(`${file.name} cannot be taken: a picture is a JPEG, PNG or GIF.`, true);
      return;
    }
    const { alt } = this.#form.elements;
    const before = this.#shown && { ...this.#shown, alt: alt.value };
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    // What the other one shows is not what this one shows.
    if (before) alt.value = '';
    this.#say(`Uploading ${file.name}…`);
    this.#draw();
    this.#told();
    try {
      const { uri, renditions } = await this.#upload(file, share => this.#advance(running, share), running.signal);
      if (this.#running !== running) return;
      this.#shown = { uri, renditions };
      this.#say('The picture is uploaded.');
    } catch (problem) {
      if (this.#running !== running) return;
      if (!(problem instanceof Problem)) throw problem;
      if (before && !alt.value) alt.value = before.alt;
      this.#say(`Not uploaded. ${problem.message}`, true);
      if (problem.status === 401) this.dispatchEvent(new Event('refused'));
    } finally {
      if (this.#running === running) {
        this.#running = null;
        this.#draw();
        this.#told();
      }
    }
  }

  #remove() {
    this.show(null);
    this.#say('The picture is removed.');
    this.#told();
    this.#form.elements.file.focus();
  }

  #advance(running, share) {
    if (this.#running === running) this.#find('progress').value = share;
  }

  #draw() {
    const isThere = Boolean(this.#shown || this.#running);
    const progress = this.#find('progress');
    progress.hidden = !this.#running;
    progress.value = 0;
    this.#find('[data-words]').hidden = !isThere;
    this.#find('label.button').textContent = isThere ? 'Choose another picture…' : 'Choose a picture…';
    const shown = this.#shown && pictures({ associations: [{ ...this.#shown, type: 'picture' }] });
    this.#image.hidden = !shown;
    if (shown) {
      this.#image.src = shown.main.href;
      this.#image.alt = this.#form.elements.alt.value;
    } else {
      this.#image.removeAttribute('src');
    }
  }

  #say(text, isFault = false) {
    const said = this.#find('[role=status]');
    said.textContent = text;
    said.classList.toggle('fault', isFault);
  }

  /** As if somebody had typed. */
  #told() {
    this.#root.dispatchEvent(new Event('input', { bubbles: true }));
  }

  get #image() {
    return this.#find('img');
  }

  #find(selector) {
    return this.#root.querySelector(selector);
  }
}
