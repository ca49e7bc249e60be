import { count } from './figures.js';
import { badge, MEASURES } from './measures.js';

const MOST = 100;

function words({ name, measure, value, threshold, level }) {
  const [label, write] = MEASURES[measure] ?? [measure, count];
  const limit = ['tail', 'seen'].includes(measure) ? '' : level === 'ok' ? `, below ${write(threshold)}` : `, ${write(threshold)} or more`;
  return `${name}: ${label} ${write(value)}${limit}`;
}

/** What was told of late, newest first. */
export class AlertList {
  #list;
  #none;

  constructor(list, none) {
    this.#list = list;
    this.#none = none;
  }

  set(alerts) {
    this.#list.replaceChildren(...alerts.map(alert => AlertList.#entry(alert)));
    this.#show();
  }

  add(alert) {
    this.#list.prepend(AlertList.#entry(alert));
    while (this.#list.children.length > MOST) this.#list.lastElementChild.remove();
    this.#show();
  }

  #show() {
    this.#none.hidden = this.#list.children.length > 0;
    this.#list.hidden = !this.#none.hidden;
  }

  static #entry(alert) {
    const entry = document.createElement('li');
    const text = document.createElement('span');
    text.textContent = words(alert);
    const time = document.createElement('time');
    time.dateTime = alert.time;
    time.textContent = new Date(alert.time).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
    entry.append(badge(alert.level), text, time);
    return entry;
  }
}
