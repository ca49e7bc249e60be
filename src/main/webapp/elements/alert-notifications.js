import { isUrgent, target } from './alert-popup.js';
import { Remembered } from './remembered.js';

const REPEATED = new Remembered('herald-alerts-repeated', 100);

/**
 * The browser's own notifications of alerts, for readers who look at something else. Each has its alert's tag, by which
 * the browser shows it once, however many tabs tell of it, and a correction takes its place.
 */
export class AlertNotifications {
  #shown = new Map();

  tell(alert, origin) {
    if (Notification.permission !== 'granted' || document.visibilityState !== 'hidden') {
      // The page shows it; what the notification said may be what was corrected.
      this.close(alert.id);
      return;
    }
    try {
      const shown = new Notification(alert.title, this.#options(alert));
      shown.onclick = () => {
        shown.close();
        window.focus();
        const address = target(alert, origin);
        if (address) window.open(address, '_blank', 'noopener');
      };
      this.#shown.set(alert.id, shown);
    } catch {
      // Chromium on Android lets only service workers notify, and says so by a TypeError.
    }
  }

  close(id) {
    this.#shown.get(id)?.close();
    this.#shown.delete(id);
  }

  /** A page that is gone could not take back what is killed later. */
  closeAll() {
    for (const id of [...this.#shown.keys()]) this.close(id);
  }

  #options(alert) {
    const corrected = alert.version > 1;
    return {
      tag: alert.tag,
      body: corrected ? `Corrected. ${alert.text ?? ''}`.trim() : alert.text ?? '',
      lang: document.documentElement.lang,
      dir: 'auto',
      // Once for all tabs.
      renotify: corrected && isUrgent(alert) && REPEATED.add(`${alert.id} ${alert.version}`),
    };
  }
}
