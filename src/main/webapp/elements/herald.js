import { HeraldTime } from './time.js';

export { HeraldSource } from './source.js';

// Another Herald's script may have come first.
if (!customElements.get('herald-time')) customElements.define('herald-time', HeraldTime);

const TRY_AGAIN = 5_000;

/**
 * The others are fetched once a page has one: nobody waits for what is not shown. What stands in a shadow root is not seen
 * from here: whoever has one there imports `feed.js`, `table.js`, `alerts.js` or `status.js`.
 */
const awaited = new Map(['feed', 'table', 'alerts', 'status'].map(part => [part, document.getElementsByTagName(`herald-${part}`)]));
const observer = new MutationObserver(fetchShown);

function fetchShown() {
  for (const [part, elements] of awaited) {
    if (elements.length === 0) continue;
    awaited.delete(part);
    if (customElements.get(`herald-${part}`)) continue;
    import(`./${part}.js`).catch(() => {
      awaited.set(part, elements);
      setTimeout(fetchShown, TRY_AGAIN);
    });
  }
  if (awaited.size === 0) observer.disconnect();
}

observer.observe(document, { childList: true, subtree: true });
fetchShown();
