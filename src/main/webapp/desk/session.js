import { call } from './call.js';
import { clearFaults, showFaults } from './faults.js';
import { offerProvider } from './provider.js';

const ADDRESS = '/api/session';

/**
 * Who is signed in at this browser; all its tabs are one. Fires `begin` each time that somebody is, with `again` when it is
 * who was here before: what stands in the page stays through a session that ended, `end`, and is begun anew.
 */
export class Session extends EventTarget {
  #signIn;
  #choose;
  #shown;
  #password = '';
  #offered = false;
  /** Told to the other tabs: they ask anew who it is. */
  #tabs = new BroadcastChannel('herald-session');

  user = null;
  /** As the server said when this session was looked at. */
  roles = [];
  /** Whether a provider says so, and knows the password. */
  provided = false;

  /**
   * @param signIn the form for name and password @param choose the form for a password of one's own
   * @param shown what is to be seen only by who is signed in
   */
  constructor(signIn, choose, shown) {
    super();
    this.#signIn = signIn;
    this.#choose = choose;
    this.#shown = shown;
    this.#take(signIn, () => this.#open());
    this.#take(choose, () => this.#change());
    this.#tabs.addEventListener('message', () => this.look());
  }

  /** Whether this browser has a session already. */
  async look() {
    const { name, roles, passwordGiven, provided = false } = await call('GET', ADDRESS).then(({ json }) => json, () => ({}));
    this.provided = provided;
    if (this.user && name && name !== this.user) location.reload();
    else if (name && !passwordGiven) this.#begin(name, roles);
    else if (this.user) this.refused();
    else this.#show(this.#signIn);
  }

  /** The server does not know this session any more. */
  refused() {
    if (!this.#signIn.hidden) return;
    clearFaults(this.#signIn);
    this.#signIn.querySelector('[data-fault]').textContent = 'Sign in again. What you wrote is still here.';
    this.#show(this.#signIn);
    this.#signIn.elements.password.focus();
    this.dispatchEvent(new Event('end'));
  }

  /** @throws Problem when the server cannot be told: then it goes on */
  async end() {
    await call('DELETE', ADDRESS);
    this.#tabs.postMessage('');
  }

  async #open() {
    const { name, password } = this.#signIn.elements;
    const { json } = await call('POST', ADDRESS, { body: { name: name.value, password: password.value } });
    this.provided = false;
    if (!json.passwordGiven) {
      this.#entered(json.name, json.roles);
      return;
    }
    this.#password = password.value;
    this.roles = json.roles;
    this.#show(this.#choose);
    this.#choose.elements.name.value = json.name;
    this.#choose.elements.password.focus();
  }

  async #change() {
    const { name, password } = this.#choose.elements;
    await call('PUT', `${ADDRESS}/password`, { body: { current: this.#password, password: password.value } });
    this.#entered(name.value, this.roles);
  }

  #entered(name, roles) {
    this.#password = '';
    for (const form of [this.#signIn, this.#choose]) form.elements.password.value = '';
    this.#tabs.postMessage('');
    this.#begin(name, roles);
  }

  #begin(name, roles) {
    if (this.user === name && this.#signIn.hidden && this.#choose.hidden) return;
    const again = this.user === name;
    this.user = name;
    this.roles = roles;
    this.#show(null);
    this.dispatchEvent(new CustomEvent('begin', { detail: { again } }));
  }

  #show(form) {
    for (const one of [this.#signIn, this.#choose]) one.hidden = one !== form;
    for (const one of this.#shown) one.hidden = form !== null;
    if (form !== this.#signIn || this.#offered) return;
    this.#offered = true;
    offerProvider(form);
  }

  #take(form, work) {
    const button = form.querySelector('button');
    form.addEventListener('submit', async event => {
      event.preventDefault();
      clearFaults(form);
      button.disabled = true;
      try {
        await work();
      } catch (problem) {
        showFaults(form, problem);
      } finally {
        button.disabled = false;
        if (document.activeElement === document.body && !form.hidden) form.elements.password.focus();
      }
    });
    button.disabled = false;
  }
}
