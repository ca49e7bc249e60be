import { hubOf } from './hub.js';
import { WORDS } from './words.js';

/** `<herald-status>`: how the page's connection is, in a word. Wherever else it may be told, this tells it politely. */
export class HeraldStatus extends HTMLElement {
  #hub = null;

  connectedCallback() {
    this.#hub = hubOf(this.getAttribute('origin') ?? new URL(import.meta.url).origin);
    this.#hub.addEventListener('state', this.#show);
    this.classList.add('state');
    this.setAttribute('role', 'status');
    this.#show();
  }

  disconnectedCallback() {
    this.#hub.removeEventListener('state', this.#show);
  }

  #show = () => {
    this.dataset.state = this.#hub.state;
    this.textContent = WORDS[this.#hub.state];
  };
}

customElements.define('herald-status', HeraldStatus);
