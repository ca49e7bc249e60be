import { element } from '/elements/element.js';
import { ask } from './ask.js';
import { QUESTIONS } from './questions.js';

/** "You were writing…": what this browser kept of an earlier time. Fires `resume` with the writing. */
export class Offers extends EventTarget {
  #place;
  #kept = null;
  #topic = null;

  constructor(place) {
    super();
    this.#place = place;
  }

  async show(kept, topic) {
    this.#kept = kept;
    this.#topic = topic;
    const offered = await kept.offered(topic);
    if (topic === this.#topic) this.#place.replaceChildren(...offered.map(writing => this.#offer(writing)));
  }

  #offer(writing) {
    const headline = writing.values.headline || 'an item without headline';
    const resume = element('button', { type: 'button', class: 'plain' }, 'Go on writing');
    const discard = element('button', { type: 'button', class: 'plain' }, 'Discard');
    resume.setAttribute('aria-label', `Go on writing: ${headline}`);
    discard.setAttribute('aria-label', `Discard: ${headline}`);
    resume.addEventListener('click', () => this.dispatchEvent(new CustomEvent('resume', { detail: writing })));
    discard.addEventListener('click', async () => {
      if (!await ask({ ...QUESTIONS.scratch, headline })) return;
      this.#kept.drop(writing.key);
      this.show(this.#kept, this.#topic);
    });
    return element('div', { class: 'offer' },
      element('p', {}, 'You were writing ', element('strong', { dir: 'auto' }, headline), ', kept in this browser ',
        element('herald-time', { datetime: writing.at }), '.'),
      element('p', { class: 'actions' }, resume, discard));
  }
}
