import { body, corrections, headline, isFlash, isGone, isUrgent, picture } from './ninjs.js';
import { isSafe, safeHtml } from './safe-html.js';

let number = 0;

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== '') made.setAttribute(key, value);
  }
  made.append(...children.filter(child => child !== undefined && child !== ''));
  return made;
}

/** One ninjs document as an article. */
export function article(item, { pinned = false, key = false } = {}) {
  if (isGone(item)) return gone(item);
  const title = `item-${++number}`;
  const made = element('article', { class: 'item', tabindex: '0', 'aria-labelledby': title, lang: item.language });
  made.classList.toggle('flash', isFlash(item));
  made.classList.toggle('key', key);
  made.append(meta(item, pinned, key), element('h2', { id: title, dir: 'auto' }, headline(item)));
  for (const note of corrections(item)) {
    made.append(element('p', { class: 'correction', dir: 'auto' }, element('strong', {}, 'Correction'), ` ${note}`));
  }
  const shown = picture(item);
  if (shown && isSafe(shown.href)) made.append(figure(shown));
  const text = body(item);
  if (text) made.append(text.html ? element('div', { class: 'text', dir: 'auto' }, safeHtml(text.value)) : paragraphs(text.value));
  if (item.by) made.append(element('p', { class: 'by' }, `By ${item.by}`));
  return made;
}

function meta(item, pinned, key) {
  const badges = [
    isFlash(item) && ['flash', 'Flash'], isUrgent(item) && ['urgent', 'Urgent'],
    pinned && ['pin', 'Pinned'], key && ['key', 'Key event']].filter(Boolean)
    .map(([name, text]) => element('span', { class: `badge ${name}` }, text));
  return element('p', { class: 'meta' }, element('herald-time', { datetime: item.versionCreated }), ...badges);
}

/** Only the fact stays. */
function gone(item) {
  const text = item.pubStatus === 'withheld' ? 'This item is withheld for now.' : 'This item was killed: do not use it.';
  return element('article', { class: 'item gone', tabindex: '0', 'aria-label': text },
    element('p', { class: 'meta' }, element('herald-time', { datetime: item.versionCreated })), element('p', {}, text));
}

function paragraphs(text) {
  const made = element('div', { class: 'text' });
  for (const part of text.split(/\n\s*\n/)) made.append(element('p', { dir: 'auto' }, part));
  return made;
}

function figure(shown) {
  const image = element('img', { src: shown.href, alt: shown.alt ?? '', loading: 'lazy', width: shown.width, height: shown.height });
  return element('figure', {}, image, shown.caption && element('figcaption', {}, shown.caption));
}
