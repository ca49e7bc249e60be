import { element } from '/elements/element.js';
import { call } from './call.js';
import { SettingsView, when } from './settings-view.js';

const ADDRESS = '/api/sessions';
const HEADINGS = ['Where', 'Since', 'Last use', 'Action'];

/** By what a browser says of itself. Each says of itself that it is those below it too. */
const BROWSERS = {
  'Edg/': 'Edge', 'OPR/': 'Opera', 'SamsungBrowser/': 'Samsung Internet', 'Firefox/': 'Firefox', 'FxiOS/': 'Firefox',
  'CriOS/': 'Chrome', 'Chrome/': 'Chrome', 'Safari/': 'Safari',
};
const SYSTEMS = {
  Windows: 'Windows', Android: 'Android', iPhone: 'iPhone', iPad: 'iPad', CrOS: 'ChromeOS', 'Mac OS X': 'macOS', Linux: 'Linux',
};

/** Where whoever is signed in is signed in, and an end of that. */
export class SessionsView extends SettingsView {
  #told;

  constructor(root) {
    super(root);
    this.#told = root.querySelector('[data-told]');
    this.form.addEventListener('submit', event => {
      event.preventDefault();
      this.#end({}, 'Signed out everywhere else.');
    });
  }

  /** @param provided whether a provider knows the password */
  async show(user, provided) {
    const { name, current } = this.form.elements;
    name.value = user;
    current.required = !provided;
    current.closest('label').hidden = provided;
    this.#told.textContent = '';
    await this.attempt(() => this.#load());
  }

  async #load() {
    const { sessions } = (await call('GET', ADDRESS)).json;
    this.table('Where you are signed in', HEADINGS, sessions.map(session => this.#row(session)));
    this.form.hidden = !sessions.some(({ here }) => !here);
  }

  #row(session) {
    const client = named(session.client);
    return element('tr', {},
      element('td', { title: session.client ?? '' }, client, element('small', {}, session.address ?? '')),
      when(session.opened), when(session.used), element('td', {}, session.here ? 'This browser' : this.#button(session, client)));
  }

  #button({ id }, client) {
    const button = element('button', { type: 'button', class: 'plain', 'aria-label': `Sign out of ${client}` }, 'Sign out');
    button.addEventListener('click', () => {
      if (this.form.reportValidity()) this.#end({ id }, `Signed out of ${client}.`);
    });
    return button;
  }

  async #end(which, told) {
    const { current } = this.form.elements;
    this.#told.textContent = '';
    await this.attempt(async () => {
      await call('POST', `${ADDRESS}/end`, { body: { ...which, ...(current.required && { current: current.value }) } });
      current.value = '';
      await this.#load();
      this.#told.textContent = told;
    });
  }
}

function named(client) {
  const [browser, system] = [BROWSERS, SYSTEMS].map(known => Object.keys(known).find(sign => client?.includes(sign)));
  return browser && system ? `${BROWSERS[browser]} on ${SYSTEMS[system]}` : client ?? 'something that says no name';
}
