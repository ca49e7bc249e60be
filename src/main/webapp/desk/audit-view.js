import { element } from '/elements/element.js';
import { call } from './call.js';
import { SettingsView, when } from './settings-view.js';

const ADDRESS = '/api/audit/latest';

/** Who did what, the newest first, for administrators. */
export class AuditView extends SettingsView {
  #entries = [];
  #older;

  constructor(root) {
    super(root);
    this.#older = root.querySelector('[data-older]');
    this.#older.addEventListener('click', () => this.attempt(() => this.#load(this.#entries.at(-1)?.id)));
  }

  async show(may) {
    this.root.hidden = !may;
    this.#entries = [];
    if (may) await this.attempt(() => this.#load());
  }

  async #load(before) {
    const { entries } = (await call('GET', before ? `${ADDRESS}?before=${before}` : ADDRESS)).json;
    this.#entries.push(...entries);
    this.#older.hidden = entries.length === 0;
    this.table('Who did what', ['When', 'Who', 'From', 'What', 'Of what', 'More'], this.#entries.map(row));
  }
}

function row(entry) {
  const who = entry.account ? `${entry.account} (${entry.way})` : entry.way === 'none' && !entry.address ? 'Herald' : 'a stranger';
  const cells = [who, entry.address ?? '', entry.action, entry.subject, entry.detail ?? ''];
  return element('tr', {}, when(entry.at), ...cells.map(cell => element('td', { dir: 'auto' }, cell)));
}
