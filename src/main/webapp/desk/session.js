import { Api } from './api.js';
import { clearFaults, showFaults } from './faults.js';

/** Who sits at the desk. Fires `begin` after each sign-in; what stands in the page stays through one that is needed again. */
export class Session extends EventTarget {
  #form;
  #shown;

  /** @param shown what is to be seen only by who is signed in */
  constructor(form, shown) {
    super();
    this.#form = form;
    this.#shown = shown;
    this.api = null;
    this.user = null;
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.#signIn();
    });
    form.querySelector('button').disabled = false;
  }

  /** The server does not know these credentials any more. */
  refused() {
    if (!this.#form.hidden) return;
    clearFaults(this.#form);
    this.#form.querySelector('[data-fault]').textContent = 'Sign in again. What you wrote is still here.';
    this.#show(false);
    this.#form.elements.password.focus();
  }

  async #signIn() {
    const { name, password } = this.#form.elements;
    const button = this.#form.querySelector('button');
    clearFaults(this.#form);
    button.disabled = true;
    try {
      const api = new Api(name.value, password.value);
      const topics = await api.topics();
      const again = this.user === name.value;
      this.api = api;
      this.user = name.value;
      password.value = '';
      this.#show(true);
      this.dispatchEvent(new CustomEvent('begin', { detail: { topics, again } }));
    } catch (problem) {
      showFaults(this.#form, problem);
    } finally {
      button.disabled = false;
      if (document.activeElement === document.body && !this.#form.hidden) password.focus();
    }
  }

  #show(signedIn) {
    this.#form.hidden = signedIn;
    for (const one of this.#shown) one.hidden = !signedIn;
  }
}
