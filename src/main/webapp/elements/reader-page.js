import './herald.js';
import { isGone } from './ninjs.js';

const ELEMENTS = { news: 'herald-feed', rows: 'herald-table' };
const title = document.querySelector('#title');
const message = document.querySelector('#message');
const list = document.querySelector('#topics');

function say(...parts) {
  message.hidden = false;
  message.replaceChildren(...parts);
}

function link(topic, current) {
  const item = document.createElement('li');
  const anchor = item.appendChild(document.createElement('a'));
  anchor.href = `/?topic=${encodeURIComponent(topic.name)}`;
  anchor.textContent = topic.title;
  if (topic === current) anchor.setAttribute('aria-current', 'page');
  return item;
}

function show(topic) {
  message.hidden = true;
  title.textContent = topic.title;
  document.title = `${topic.title} · Herald`;
  const feed = document.createElement(ELEMENTS[topic.kind]);
  feed.setAttribute('topic', topic.name);
  message.after(feed);
}

async function begin() {
  try {
    const answer = await fetch('/api/topics', { cache: 'no-cache' });
    if (!answer.ok) throw new Error(`topics: ${answer.status}`);
    const topics = (await answer.json()).filter(topic => topic.kind in ELEMENTS);
    const wanted = new URLSearchParams(location.search).get('topic');
    const current = wanted ? topics.find(topic => topic.name === wanted) : topics[0];
    list.replaceChildren(...topics.map(topic => link(topic, current)));
    if (current) {
      show(current);
      return;
    }
    if (wanted) {
      say('There is no such topic.');
      return;
    }
    const desk = document.createElement('a');
    desk.href = '/desk/';
    desk.textContent = 'desk';
    say('There is no topic yet. An editor makes the first at the ', desk, '.');
  } catch {
    say('Herald does not answer. Trying again…');
  }
  setTimeout(begin, 5_000);
}

// A page that came with a topic needs no other; its elements have begun by themselves.
if (!document.querySelector('[data-topic]')) begin();
// The feed asks for older news itself.
if (document.querySelector('herald-feed')) document.querySelector('.pages')?.remove();

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
