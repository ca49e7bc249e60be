import './herald.js';
import { isGone } from './ninjs.js';

const SHOWN = ['news', 'rows'];

/** A page without a topic waits for the first. */
async function waitForATopic() {
  try {
    const answer = await fetch('/api/topics', { cache: 'no-cache' });
    if (answer.ok && (await answer.json()).some(({ kind }) => SHOWN.includes(kind))) {
      location.reload();
      return;
    }
  } catch {
    // Asked again.
  }
  setTimeout(waitForATopic, 5_000);
}

if (!document.querySelector('[data-topic]')) waitForATopic();
// On a phone the topics are a line to be pushed.
document.querySelector('.topics [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
// The feed asks for older news itself.
if (document.querySelector('herald-feed')) customElements.whenDefined('herald-feed').then(() => document.querySelector('.pages')?.remove());

// What came while nobody looked stands in the tab's title.
let unseen = 0;
let plain = document.title;

function count() {
  document.title = unseen > 0 ? `(${unseen}) ${plain}` : plain;
}

document.addEventListener('herald-news', ({ detail: { event, item } }) => {
  if (document.visibilityState !== 'hidden' || event !== 'news.publish' || isGone(item)) return;
  if (unseen === 0) plain = document.title;
  unseen++;
  count();
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden' || unseen === 0) return;
  unseen = 0;
  count();
});
