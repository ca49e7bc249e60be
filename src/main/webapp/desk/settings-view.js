import { element } from '/elements/element.js';
import { call } from './call.js';
import { clearFaults, showFaults } from './faults.js';

/** What the parts of the settings have in common: a list, a form, and what is said once. Fires `refused`. */
export class SettingsView extends EventTarget {
  constructor(root) {
    super();
    this.root = root;
    this.list = root.querySelector('[data-list]');
    this.form = root.querySelector('form');
  }

  /** Does something and shows what the server refused. @returns whether it was done */
  async attempt(work) {
    const where = this.form ?? this.root;
    clearFaults(where);
    try {
      await work();
      return true;
    } catch (problem) {
      if (problem.status === 401) this.dispatchEvent(new Event('refused'));
      else showFaults(where, problem);
      return false;
    }
  }

  /** Instead of the rows before. @param label of the table, for who cannot see its heading */
  table(label, headings, rows) {
    const table = element('table', {},
      element('thead', {}, element('tr', {}, ...headings.map(heading => element('th', { scope: 'col' }, heading)))),
      element('tbody', {}, ...rows));
    // A table that is wider than the page can be moved by keyboard too.
    this.list.replaceChildren(element('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': label }, table));
  }

  /** What is shown this once: a secret that the server keeps no longer. */
  sayOnce(sentence, secret) {
    const copy = element('button', { type: 'button', class: 'plain' }, 'Copy');
    copy.addEventListener('click', async () => {
      await navigator.clipboard.writeText(secret);
      copy.textContent = 'Copied';
    });
    this.root.querySelector('[data-made]').replaceChildren(
      element('div', { class: 'once' }, element('p', {}, sentence), element('code', {}, secret), copy));
  }

  forgetOnce() {
    this.root.querySelector('[data-made]').replaceChildren();
  }
}

/** @param text of it, if it is not the value */
export const tick = (value, checked = false, text = value) => {
  const box = element('input', { type: 'checkbox', value });
  box.checked = checked;
  return element('label', { class: 'tick' }, box, text);
};

export const ticked = fieldset => [...fieldset.querySelectorAll('input:checked')].map(box => box.value);

/** To choose some topics among all that whoever is signed in may see, and what is chosen already. */
export async function topicTicks(chosen = []) {
  const topics = (await call('GET', '/api/topics')).json.filter(({ kind }) => !['monitor', 'presence'].includes(kind));
  const seen = new Set(topics.map(({ name }) => name));
  return [
    element('legend', {}, 'Topics'),
    ...topics.map(({ name, access }) => tick(name, chosen.includes(name), access === 'private' ? `${name} (private)` : name)),
    ...chosen.filter(name => !seen.has(name)).map(name => tick(name, true)),
  ];
}

const MOMENT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });

export const when = text => element('td', { class: 'when' }, text ? MOMENT.format(new Date(text)) : '–');
