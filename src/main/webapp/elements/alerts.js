import { AlertPopup, isOver, isUrgent } from './alert-popup.js';
import { Remembered } from './remembered.js';
import { HeraldSource } from './source.js';

const STYLE = new URL('../style/alerts.css', import.meta.url);
const CLOSED = new Remembered('herald-alerts-closed', 200);
const SHOWN = 3;
const KEPT = 30;
const TICK = 500;
const RECENT = 3_600_000;
const MOST_VERSIONS = 500;
/** Nodes date alerts by clocks that differ a little, and before they commit; what is known already is not told twice. */
const CLOCKS_DIFFER = 60_000;

const permission = () => isSecureContext && window.Notification?.permission;
const key = alert => `${alert.id} ${alert.version}`;

/**
 * `<herald-alerts topic="alerts" origin="https://news.example">`: alerts as they come, in a corner of the page, newest on
 * top, and as notifications of the browser for whoever wants them. Both attributes may be left out.
 *
 * It has a shadow root, so that it looks the same in any page, and its style is a linked file in there, because that needs
 * no `unsafe-inline` in a Content-Security-Policy, neither here nor in the page of somebody else.
 */
export class HeraldAlerts extends HTMLElement {
  static observedAttributes = ['topic', 'origin'];

  #source = null;
  #popups = new Map();
  #versions = new Map();
  #since = null;
  #expanded = false;
  #before = null;
  #timer = 0;
  #unwatch = null;
  /** Fetched for whoever allows them; null for all others. */
  #notifications = null;
  #style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: STYLE });
  #corner = Object.assign(document.createElement('section'), { className: 'corner', hidden: true });
  #more = Object.assign(document.createElement('button'), { type: 'button', className: 'more', hidden: true });
  #notify = Object.assign(document.createElement('button'),
    { type: 'button', className: 'notify', textContent: 'Notify me', title: 'Of alerts, while this page is in the background', hidden: true });
  #spoken = Object.assign(document.createElement('p'), { className: 'spoken' });
  #styled = false;

  constructor() {
    super();
    const styled = () => {
      this.#styled = true;
      this.#draw();
    };
    this.#style.addEventListener('load', styled);
    this.#style.addEventListener('error', styled);
    this.#corner.setAttribute('aria-label', 'Alerts');
    this.#spoken.setAttribute('role', 'status');
    this.#corner.append(this.#more);
    this.#corner.addEventListener('focusin', ({ relatedTarget }) => {
      // None when the focus comes from one that was just closed.
      if (relatedTarget && !this.#corner.contains(relatedTarget)) this.#before = relatedTarget;
    });
    this.#more.addEventListener('click', () => {
      this.#expanded = !this.#expanded;
      this.#draw();
    });
    this.#notify.addEventListener('click', () => this.#ask());
    this.attachShadow({ mode: 'open' }).append(this.#style, this.#notify, this.#corner, this.#spoken);
  }

  connectedCallback() {
    document.addEventListener('visibilitychange', this.#offer);
    addEventListener('pagehide', this.#leave);
    this.#unwatch = CLOSED.watch(() => this.#closeWhatIsClosedElsewhere());
    this.#offer();
    this.#follow();
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.#offer);
    removeEventListener('pagehide', this.#leave);
    this.#unwatch();
    this.#stop();
  }

  attributeChangedCallback() {
    if (this.#source) this.#follow();
  }

  get #origin() {
    return this.getAttribute('origin') || new URL(import.meta.url).origin;
  }

  #follow() {
    this.#stop();
    const source = this.#source = new HeraldSource(this.getAttribute('topic') || 'alerts', { origin: this.#origin });
    source.addEventListener('snapshot', ({ detail }) => this.#begin(detail.alerts ?? []));
    source.addEventListener('event', ({ detail }) => detail.event === 'alert' && this.#hear(detail.data));
    source.start();
  }

  #stop() {
    this.#source?.stop();
    this.#source = null;
    clearInterval(this.#timer);
    this.#timer = 0;
    this.#notified(shown => shown.closeAll());
    this.#popups.clear();
    this.#versions.clear();
    this.#since = null;
    this.#draw();
  }

  /** The first snapshot tells what is old; a later one stands for all that was missed in between. */
  #begin(alerts) {
    const since = this.#since;
    this.#since ??= 0;
    const there = new Set(alerts.map(alert => alert.id));
    for (const id of [...this.#popups.keys()]) {
      if (!there.has(id)) this.#remove(id);
    }
    for (const alert of [...alerts].reverse()) {
      if (since !== null && Date.parse(alert.changed) > since - CLOCKS_DIFFER) this.#hear(alert);
      else if (since === null && this.#isFlashOfTheHour(alert)) this.#show(alert);
      this.#know(alert);
    }
  }

  #isFlashOfTheHour(alert) {
    return alert.urgency === 1 && !isOver(alert) && Date.now() - Date.parse(alert.created) < RECENT && !CLOSED.has(key(alert));
  }

  #hear(alert) {
    if (this.#versions.get(alert.id) >= alert.version) return;
    this.#know(alert);
    if (isOver(alert)) {
      this.#remove(alert.id);
      return;
    }
    this.#show(alert);
    // It may have been allowed in another tab.
    this.#allow();
    this.#notified(shown => shown.tell(alert, this.#origin));
    if (!isUrgent(alert)) this.#say(`${alert.version > 1 ? 'Corrected: ' : ''}${alert.title}. ${alert.text ?? ''}`);
  }

  #know(alert) {
    this.#versions.set(alert.id, alert.version);
    this.#since = Math.max(this.#since, Date.parse(alert.changed));
    if (this.#versions.size > MOST_VERSIONS) this.#versions.delete(this.#versions.keys().next().value);
  }

  #show(alert) {
    const shown = this.#popups.get(alert.id);
    if (shown) {
      shown.show(alert);
    } else {
      this.#popups.set(alert.id, new AlertPopup(alert, this.#origin, () => this.#close(alert.id)));
      this.#makeRoom();
    }
    this.#timer ||= setInterval(() => this.#tick(), TICK);
    // None is pushed out from under the reader's hands.
    if (this.#popups.size > SHOWN && this.#isHeld()) this.#expanded = true;
    this.#draw();
  }

  #makeRoom() {
    if (this.#popups.size <= KEPT) return;
    const oldest = [...this.#popups.values()];
    this.#remove((oldest.find(({ alert }) => !isUrgent(alert)) ?? oldest[0]).alert.id);
  }

  #close(id) {
    CLOSED.add(key(this.#popups.get(id).alert));
    this.#remove(id);
  }

  #closeWhatIsClosedElsewhere() {
    for (const { alert } of [...this.#popups.values()]) {
      if (CLOSED.has(key(alert))) this.#remove(alert.id);
    }
  }

  #remove(id) {
    this.#notified(shown => shown.close(id));
    const popup = this.#popups.get(id);
    if (!popup) return;
    const place = [...this.#corner.children].indexOf(popup.element);
    const focused = popup.element.contains(this.shadowRoot.activeElement);
    this.#popups.delete(id);
    this.#draw();
    if (focused) this.#focusNear(place);
  }

  /** Where the reader goes on: at what took the place of the one that is gone, or where they came from. */
  #focusNear(place) {
    const shown = this.#visible();
    const next = shown[Math.min(place, shown.length - 1)];
    if (next) next.button.focus();
    else this.#before?.focus?.();
  }

  /** Nothing goes away while it is pointed at or focused, or while nobody looks at the page. */
  #tick() {
    const held = document.visibilityState === 'hidden' || this.#isHeld();
    for (const popup of this.#popups.values()) {
      if (isOver(popup.alert)) this.#remove(popup.alert.id);
    }
    if (!held) {
      for (const popup of this.#visible()) {
        if (popup.spend(TICK)) this.#remove(popup.alert.id);
      }
    }
  }

  #isHeld() {
    return this.#corner.matches(':hover') || this.#corner.contains(this.shadowRoot.activeElement);
  }

  #visible() {
    const newestFirst = [...this.#popups.values()].reverse();
    return this.#expanded ? newestFirst : newestFirst.slice(0, SHOWN);
  }

  #draw() {
    const hidden = this.#popups.size - SHOWN;
    if (hidden <= 0) this.#expanded = false;
    const shown = this.#visible().map(popup => popup.element);
    for (const child of [...this.#corner.children]) {
      if (child !== this.#more && !shown.includes(child)) child.remove();
    }
    shown.forEach((element, place) => {
      if (this.#corner.children[place] !== element) this.#corner.insertBefore(element, this.#corner.children[place]);
    });
    this.#more.hidden = hidden <= 0;
    this.#more.textContent = this.#expanded ? 'Fewer' : `${hidden} more`;
    this.#more.setAttribute('aria-expanded', String(this.#expanded));
    this.#corner.hidden = shown.length === 0 || !this.#styled;
    if (shown.length === 0) {
      clearInterval(this.#timer);
      this.#timer = 0;
    }
  }

  #say(text) {
    this.#spoken.textContent = text;
  }

  #offer = () => {
    this.#notify.hidden = permission() !== 'default';
    this.#allow();
  };

  async #ask() {
    // On a click only: a page that asks by itself is answered no, for good.
    await Notification.requestPermission();
    this.#offer();
    this.#say(this.#allow() ? 'You will be notified of alerts while this page is in the background.' : 'No notifications, then.');
  }

  /** @returns whether notifications are allowed */
  #allow() {
    const allowed = permission() === 'granted';
    if (allowed && !this.#notifications) {
      const fetched = import('./alert-notifications.js').then(({ AlertNotifications }) => new AlertNotifications());
      this.#notifications = fetched;
      // Tried again at the next alert.
      fetched.catch(() => { this.#notifications = null; });
    }
    return allowed;
  }

  /** In the order of the calls, also of those that came before they were fetched. */
  #notified(work) {
    this.#notifications?.then(work, () => {});
  }

  #leave = () => this.#notified(shown => shown.closeAll());
}

customElements.define('herald-alerts', HeraldAlerts);
