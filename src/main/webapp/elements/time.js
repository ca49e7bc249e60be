const UNITS = [['year', 31_536_000], ['month', 2_592_000], ['day', 86_400], ['hour', 3_600], ['minute', 60]];
const shown = new Set();
let timer = 0;

function words(date, now = Date.now()) {
  const seconds = Math.round((date - now) / 1_000);
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) {
      return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(Math.trunc(seconds / length), unit);
    }
  }
  return 'just now';
}

/** `<herald-time datetime="2026-01-01T12:00:00Z">`: how long ago, kept right by one timer for the whole page. */
export class HeraldTime extends HTMLElement {
  static observedAttributes = ['datetime'];

  connectedCallback() {
    shown.add(this);
    timer ||= setInterval(() => shown.forEach(one => one.refresh()), 20_000);
    this.refresh();
  }

  disconnectedCallback() {
    shown.delete(this);
    if (shown.size === 0) {
      clearInterval(timer);
      timer = 0;
    }
  }

  attributeChangedCallback() {
    if (this.isConnected) this.refresh();
  }

  refresh() {
    const date = new Date(this.getAttribute('datetime'));
    if (Number.isNaN(date.getTime())) return;
    const time = this.firstElementChild ?? this.appendChild(document.createElement('time'));
    time.dateTime = date.toISOString();
    time.title = date.toLocaleString();
    const text = words(date);
    if (time.textContent !== text) time.textContent = text;
  }
}
