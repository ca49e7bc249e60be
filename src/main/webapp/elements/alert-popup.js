import { element } from './element.js';
import { isSafe } from './safe-html.js';

/** How long one that is not urgent is shown. */
const STAY = 12_000;
const BADGES = { 1: 'Flash', 2: 'Urgent' };
let number = 0;

export const isUrgent = alert => alert.urgency <= 2;
export const isOver = alert => alert.status === 'canceled' || Date.parse(alert.expires) <= Date.now();

/** Where an alert leads, or undefined: it matters more than its link. A path is one of the Herald that it came from. */
export function target(alert, origin) {
  try {
    const address = alert.link && new URL(alert.link, origin).href;
    return address && isSafe(address) ? address : undefined;
  } catch {
    return undefined;
  }
}

const classed = (name, classes, ...children) => element(name, { class: classes }, ...children);

/** One alert on the page. What it says is replaced in place, so that neither place nor focus is lost. */
export class AlertPopup {
  element = classed('article', 'popup');
  #origin;
  #words = classed('div', 'words');
  #left = STAY;

  constructor(alert, origin, close) {
    this.#origin = origin;
    const button = this.button = classed('button', 'close', '×');
    button.type = 'button';
    button.addEventListener('click', close);
    this.element.addEventListener('keydown', event => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      close();
    });
    this.element.append(this.#words, button);
    this.show(alert);
  }

  show(alert) {
    this.alert = alert;
    this.#left = STAY;
    this.element.classList.toggle('flash', alert.urgency === 1);
    this.element.classList.toggle('urgent', isUrgent(alert));
    // An urgent one interrupts what is being read out; of the others the element itself speaks, in its turn.
    this.element.setAttribute('role', isUrgent(alert) ? 'alert' : 'group');
    const title = this.#title(alert);
    title.id = `alert-${++number}`;
    this.element.setAttribute('aria-labelledby', title.id);
    this.button.setAttribute('aria-label', `Close: ${alert.title}`);
    this.#keepingFocus(() => this.#words.replaceChildren(this.#meta(alert), title));
    if (alert.text) {
      const text = classed('p', 'text', alert.text);
      text.dir = 'auto';
      this.#words.append(text);
    }
  }

  /** @returns whether its time is up */
  spend(millis) {
    if (isUrgent(this.alert)) return false;
    this.#left -= millis;
    return this.#left <= 0;
  }

  #meta(alert) {
    const created = new Date(alert.created);
    const time = classed('time', '', created.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }));
    time.dateTime = alert.created;
    const meta = classed('p', 'meta', time);
    if (alert.version > 1) meta.prepend(classed('span', 'badge corrected', 'Corrected'), ' ');
    if (BADGES[alert.urgency]) meta.prepend(classed('span', 'badge', BADGES[alert.urgency]), ' ');
    return meta;
  }

  #title(alert) {
    const address = target(alert, this.#origin);
    const title = classed('p', 'title');
    title.dir = 'auto';
    if (address) {
      const link = classed('a', '', alert.title);
      link.href = address;
      title.append(link);
    } else {
      title.append(alert.title);
    }
    return title;
  }

  #keepingFocus(change) {
    const focused = this.#words.contains(this.element.getRootNode().activeElement);
    change();
    if (focused) (this.#words.querySelector('a') ?? this.button).focus();
  }
}
