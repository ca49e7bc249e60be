import { element } from '/elements/element.js';
import { call } from './call.js';
import { choice, open } from './dialog.js';
import { showFaults } from './faults.js';
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
  #user;
  #provided;
  #others;
  #told;

  constructor(root) {
    super(root);
    this.#others = root.querySelector('[data-others]');
    this.#told = root.querySelector('[data-told]');
    this.#others.addEventListener('click', () => this.#ask(
      'Sign out everywhere else?', 'Every other browser and device is signed out of your account at once.',
      { others: true }, 'Signed out everywhere else.'));
  }

  /** @param provided whether a provider knows the password */
  async show(user, provided) {
    this.#user = user;
    this.#provided = provided;
    this.#told.textContent = '';
    await this.attempt(() => this.#load());
  }

  async #load() {
    const { sessions } = (await call('GET', ADDRESS)).json;
    this.table('Where you are signed in', HEADINGS, sessions.map(session => this.#row(session)));
    this.#others.hidden = !sessions.some(({ here }) => !here);
  }

  #row(session) {
    const client = named(session.client);
    return element('tr', {},
      element('td', { title: session.client ?? '' }, client, element('small', {}, session.address ?? '')),
      when(session.opened), when(session.used), element('td', {}, session.here ? 'This browser' : this.#button(session, client)));
  }

  #button({ id, address }, client) {
    const label = `Sign out of ${client}, ${address ?? 'from somewhere'}`;
    const button = element('button', { type: 'button', class: 'plain', 'aria-label': label }, 'Sign out');
    button.addEventListener('click', () => this.#ask(
      `Sign out of ${client}?`, 'Whoever is there is signed out of your account at once.', { id }, `Signed out of ${client}.`));
    return button;
  }

  /** With the password once more: whoever has taken over one session must not end the others. */
  async #ask(title, consequence, which, told) {
    const current = element('input', { name: 'current', type: 'password', autocomplete: 'current-password', required: 'required' });
    const proof = [
      element('input', { name: 'name', autocomplete: 'username', value: this.#user, hidden: '' }),
      element('label', {}, 'Current password ', current),
    ];
    const refuse = element('button', { type: 'button', class: 'plain' }, 'Cancel');
    const agree = choice('yes', 'Sign out', 'danger');
    const { dialog, form, answer } = open({
      title, actions: [refuse, agree], described: 'consequence',
      parts: [
        element('p', { id: 'consequence' }, consequence), ...(this.#provided ? [] : proof),
        element('p', { class: 'fault', role: 'alert', 'data-fault': 'sessions' }),
      ],
    });
    refuse.addEventListener('click', () => dialog.close());
    form.addEventListener('submit', async event => {
      event.preventDefault();
      agree.disabled = true;
      const outcome = await this.#end({ ...which, ...(!this.#provided && { current: current.value }) }, form);
      agree.disabled = false;
      if (outcome) dialog.close(outcome);
    });
    const outcome = await answer;
    if (outcome === 'refused') this.dispatchEvent(new Event('refused'));
    else if (outcome) await this.#tell(outcome === 'gone' ? 'That session had ended already.' : told);
  }

  /** @returns how it ended; nothing when the form says what is wrong */
  async #end(body, form) {
    try {
      await call('POST', `${ADDRESS}/end`, { body });
      return 'ended';
    } catch (problem) {
      if (problem.status === 401) return 'refused';
      if (problem.status === 404) return 'gone';
      showFaults(form, problem);
      return '';
    }
  }

  /** The button that was pressed is gone with its row: who goes on by keyboard does so from the heading. */
  async #tell(text) {
    await this.attempt(() => this.#load());
    this.#told.textContent = text;
    this.root.querySelector('h2').focus();
  }
}

function named(client) {
  const [browser, system] = [BROWSERS, SYSTEMS].map(known => Object.keys(known).find(sign => client?.includes(sign)));
  return browser && system ? `${BROWSERS[browser]} on ${SYSTEMS[system]}` : client ?? 'something that says no name';
}
