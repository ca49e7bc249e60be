import { element } from '/elements/element.js';
import { STATUS } from './questions.js';
import { roving } from './roving.js';

/** A tab for each status, with how many items it has. Fires `chosen`. */
export class Tabs extends EventTarget {
  #tabs;
  #settle;
  #chosen;
  #panel;

  constructor(row, statuses, first, panel) {
    super();
    this.#tabs = new Map(statuses.map(status => [status, element('button', {
      type: 'button', role: 'tab', id: `tab-${status}`, 'aria-controls': panel.id, 'data-status': status,
    }, STATUS[status], ' ', element('span', { class: 'count' }))]));
    this.#panel = panel;
    row.append(...this.#tabs.values());
    this.#settle = roving(row, tab => this.choose(tab.dataset.status));
    row.addEventListener('click', ({ target }) => {
      const tab = target.closest('button');
      if (tab) this.choose(tab.dataset.status);
    });
    this.choose(first);
  }

  get chosen() {
    return this.#chosen;
  }

  choose(status) {
    this.#chosen = status;
    for (const [name, tab] of this.#tabs) tab.setAttribute('aria-selected', String(name === status));
    this.#settle(this.#tabs.get(status));
    this.#panel.setAttribute('aria-labelledby', `tab-${status}`);
    this.dispatchEvent(new Event('chosen'));
  }

  count(lists) {
    for (const [status, tab] of this.#tabs) {
      const { entries, more } = lists[status];
      tab.querySelector('.count').textContent = `${entries.length}${more ? '+' : ''}`;
    }
  }
}
