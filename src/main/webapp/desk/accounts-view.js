import { element } from '/elements/element.js';
import { ask } from './ask.js';
import { call } from './call.js';
import { choice, closer, open } from './dialog.js';
import { SettingsView, tick, ticked, topicTicks, when } from './settings-view.js';

const ADDRESS = '/api/accounts';
const ROLES = ['reader', 'editor', 'operator', 'admin'];
const REMOVED = 'Its sessions and tokens end at once. What it wrote stays, under its name.';
const COMES_BACK = ' Whom the provider still lets in gets another account at the next sign-in, for all topics.';

function password({ provided, passwordGiven }) {
  if (provided) return 'at the provider';
  return passwordGiven ? 'to be changed' : 'their own';
}

/** Nothing chosen is all of them, and those that are made later. */
const allOr = topics => (topics.length > 0 ? topics : null);

/** Who there is, for administrators: made, changed and removed. */
export class AccountsView extends SettingsView {
  #self = '';

  constructor(root) {
    super(root);
    root.querySelector('[data-roles]').append(...ROLES.map(role => tick(role, role === 'editor')));
    this.form.addEventListener('submit', event => {
      event.preventDefault();
      this.#make();
    });
  }

  async show(may, self) {
    this.root.hidden = !may;
    this.#self = self;
    if (!may) return;
    await this.attempt(async () => {
      this.root.querySelector('[data-topics]').replaceChildren(...await topicTicks());
      await this.#load();
    });
  }

  async #load() {
    const { accounts } = (await call('GET', ADDRESS)).json;
    this.table('Accounts', ['Name', 'Roles', 'Topics', 'Password', 'Made', 'Actions'], accounts.map(account => this.#row(account)));
  }

  #row(account) {
    const button = (text, work) => {
      const made = element('button', { type: 'button', class: 'plain', 'aria-label': `${text}: ${account.name}` }, text);
      made.addEventListener('click', work);
      return made;
    };
    const actions = [button('Rights', () => this.#change(account))];
    if (!account.provided) actions.push(button('New password', () => this.#givePassword(account)));
    if (account.name !== this.#self) actions.push(button('Remove', () => this.#remove(account)));
    return element('tr', {},
      element('td', {}, account.name), element('td', {}, account.roles.join(', ')),
      element('td', {}, account.topics?.join(', ') ?? 'all'),
      element('td', {}, password(account)), when(account.created),
      element('td', {}, element('div', { class: 'actions' }, ...actions)));
  }

  async #make() {
    const { name } = this.form.elements;
    const [roles, topics] = ['[data-roles]', '[data-topics]'].map(part => ticked(this.form.querySelector(part)));
    await this.attempt(async () => {
      const { json } = await call('POST', ADDRESS, { body: { name: name.value, roles, topics: allOr(topics) } });
      this.form.reset();
      this.#said(json);
      await this.#load();
    });
  }

  #said({ name, password }) {
    this.sayOnce(`The password of ${name}. It is shown this once, and must be changed at the first sign-in.`, password);
  }

  async #change(account) {
    // Of whom a provider vouches for, it says the roles.
    const fixed = account.provided ? { disabled: 'disabled' } : {};
    const roles = element('fieldset', fixed, element('legend', {}, 'Roles'), ...ROLES.map(role => tick(role, account.roles.includes(role))));
    const topics = element('fieldset', {});
    if (!await this.attempt(async () => topics.replaceChildren(...await topicTicks(account.topics)))) return;
    const some = element('details', {}, element('summary', {}, 'Only some topics'), topics);
    some.open = Boolean(account.topics);
    const { answer } = open({
      title: `Rights of ${account.name}`, parts: [roles, some], actions: [closer('Cancel'), choice('yes', 'Save')],
    });
    if (await answer !== 'yes') return;
    await this.attempt(async () => {
      await call('PUT', `${ADDRESS}/${account.name}`, { body: { roles: ticked(roles), topics: allOr(ticked(topics)) } });
      await this.#load();
    });
  }

  async #givePassword(account) {
    const yes = await ask({
      title: 'Another password?', headline: account.name, yes: 'Make one',
      consequence: 'The old one and whoever is signed in with it end at once, and the tokens rest until its owner has chosen another. The new one is shown to you, this once.',
    });
    if (!yes) return;
    await this.attempt(async () => {
      this.#said((await call('POST', `${ADDRESS}/${account.name}/password`)).json);
      await this.#load();
    });
  }

  async #remove(account) {
    const yes = await ask({
      title: 'Remove this account?', headline: account.name, yes: 'Remove it',
      consequence: account.provided ? REMOVED + COMES_BACK : REMOVED,
    });
    if (!yes) return;
    await this.attempt(async () => {
      await call('DELETE', `${ADDRESS}/${account.name}`);
      await this.#load();
    });
  }
}
