import { isSafe } from './safe-html.js';

/** How long one that is not urgent is shown. */
const STAY = 12_000;
const BADGES = { 1: 'Flash', 2: 'Urgent' };
let number = 0;

export const isUrgent = alert => alert.urgency <= 2;
export const isOver = alert => alert.status === 'canceled' || Date.parse(alert.expires) <= Date.now();

/** Where an alert leads, or undefined. A path is one of the Herald that it came from. */
export function target(alert, origin) {
  if (!alert.link) return undefined;
  const address = new URL(alert.link, origin).href;
  return isSafe(address) ? address : undefined;
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

/** One alert on the page. What it says is replaced in place, so that neither place nor focus is lost. */
export class AlertPopup {
  element = element('article', 'popup');
  #origin;
  #words = element('div', 'words');
  #left = STAY;

  constructor(alert, origin, close) {
    this.#origin = origin;
    const button = this.button = element('button', 'close', '×');
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
      const text = element('p', 'text', alert.text);
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
    const time = element('time', '', created.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }));
    time.dateTime = alert.created;
    const meta = element('p', 'meta', time);
    if (alert.version > 1) meta.prepend(element('span', 'badge corrected', 'Corrected'), ' ');
    if (BADGES[alert.urgency]) meta.prepend(element('span', 'badge', BADGES[alert.urgency]), ' ');
    return meta;
  }

  #title(alert) {
    const address = target(alert, this.#origin);
    const title = element('p', 'title');
    title.dir = 'auto';
    if (address) {
      const link = element('a', '', alert.title);
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
