import { element } from '/elements/element.js';
import { ask } from './ask.js';
import { call } from './call.js';
import { SettingsView, tick, ticked, topicTicks, when } from './settings-view.js';

const ADDRESS = '/api/tokens';
const VERBS = ['publish', 'update', 'correct', 'withhold', 'kill', 'pin', 'rows', 'alert', 'picture', 'topic'];
const HEADINGS = ['For', 'By', 'Topics', 'Verbs', 'Last use', 'Ends', 'Action'];

/** The tokens of whoever is signed in, an administrator's everybody's: made, and revoked. */
export class TokensView extends SettingsView {
  constructor(root) {
    super(root);
    root.querySelector('[data-verbs]').append(...VERBS.map(verb => tick(verb)));
    this.form.addEventListener('submit', event => {
      event.preventDefault();
      this.#make();
    });
  }

  async show(mine) {
    this.root.hidden = !mine;
    if (!mine) return;
    await this.attempt(async () => {
      this.root.querySelector('[data-topics]').replaceChildren(...await topicTicks());
      await this.#load();
    });
  }

  async #load() {
    const { tokens } = (await call('GET', ADDRESS)).json;
    if (tokens.length === 0) {
      this.list.replaceChildren(element('p', { class: 'hint' }, 'There is none.'));
      return;
    }
    this.table('API tokens', HEADINGS, tokens.map(token => this.#row(token)));
  }

  #row(token) {
    const revoke = element('button', { type: 'button', class: 'plain', 'aria-label': `Revoke ${token.name}` }, 'Revoke');
    revoke.addEventListener('click', () => this.#revoke(token));
    return element('tr', {},
      element('td', { dir: 'auto' }, token.name), element('td', {}, token.account),
      element('td', {}, token.topics?.join(', ') ?? 'all'), element('td', {}, token.verbs?.join(', ') ?? 'all'),
      when(token.used), when(token.ends), element('td', {}, revoke));
  }

  async #make() {
    const { name, days } = this.form.elements;
    const [topics, verbs] = ['[data-topics]', '[data-verbs]'].map(part => ticked(this.form.querySelector(part)));
    await this.attempt(async () => {
      const body = { name: name.value, days: Number(days.value), ...(topics.length && { topics }), ...(verbs.length && { verbs }) };
      const { json } = await call('POST', ADDRESS, { body });
      this.form.reset();
      this.sayOnce(`The token for ${json.name}. It is shown this once: keep it where the CMS keeps its secrets.`, json.token);
      await this.#load();
    });
  }

  async #revoke(token) {
    const yes = await ask({
      title: 'Revoke this token?', headline: token.name, yes: 'Revoke it',
      consequence: 'Whatever calls with it is refused from now on, for good.',
    });
    if (!yes) return;
    this.forgetOnce();
    await this.attempt(async () => {
      await call('DELETE', `${ADDRESS}/${token.id}`);
      await this.#load();
    });
  }
}
