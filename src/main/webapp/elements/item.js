import { element } from './element.js';
import { body, corrections, headline, isFlash, isGone, isUrgent, pictures } from './ninjs.js';
import { isSafe, safeHtml, textOf } from './safe-html.js';

let number = 0;

/** One ninjs document as an article. Its uri is its id, so that an address can end in `#` and the uri. */
export function article(item, { pinned = false, key = false, origin } = {}) {
  if (isGone(item)) return gone(item, origin);
  const title = `headline-${++number}`;
  const words = headline(item);
  const text = body(item);
  const name = words ? { 'aria-labelledby': title } : { 'aria-label': beginning(text) };
  const made = element('article', { class: 'item', id: item.uri, tabindex: '0', lang: item.language, ...name });
  made.classList.toggle('flash', isFlash(item));
  made.classList.toggle('key', key);
  made.append(meta(item, pinned, key, origin));
  if (words) made.append(element('h2', { id: title, dir: 'auto' }, words));
  for (const note of corrections(item)) {
    made.append(element('p', { class: 'correction', dir: 'auto' }, element('strong', {}, 'Correction'), ` ${note}`));
  }
  const shown = pictures(item);
  if (shown && isSafe(shown.main.href)) made.append(figure(shown, origin));
  if (text?.value?.trim()) made.append(text.html ? element('div', { class: 'text', dir: 'auto' }, safeHtml(text.value)) : paragraphs(text.value));
  if (item.by) made.append(element('p', { class: 'by' }, `By ${item.by}`));
  return made;
}

/** For an item without a headline: what it is called all the same. */
function beginning(text) {
  const words = (text?.html ? textOf(text.value) : text?.value ?? '').trim();
  return words.length > 80 ? `${words.slice(0, 80)}…` : words || 'News';
}

function meta(item, pinned, key, origin) {
  const badges = [
    isFlash(item) && ['flash', 'Flash'], isUrgent(item) && ['urgent', 'Urgent'],
    pinned && ['pin', 'Pinned'], key && ['key', 'Key event']].filter(Boolean)
    .map(([name, text]) => element('span', { class: `badge ${name}` }, text));
  return element('p', { class: 'meta' }, link(item, origin), ...badges);
}

/** The time leads to the item's own page, for whoever wants to pass it on. */
function link(item, origin = import.meta.url) {
  const address = new URL(`/items?uri=${encodeURIComponent(item.uri)}`, origin);
  return element('a', { class: 'permalink', rel: 'bookmark', href: address }, element('herald-time', { datetime: item.versionCreated }));
}

/** Only the fact stays. */
function gone(item, origin) {
  const text = item.pubStatus === 'withheld' ? 'This item is withheld for now.' : 'This item was withdrawn.';
  return element('article', { class: 'item gone', id: item.uri, tabindex: '0', 'aria-label': text },
    element('p', { class: 'meta' }, link(item, origin)), element('p', {}, text));
}

function paragraphs(text) {
  const made = element('div', { class: 'text' });
  for (const part of text.split(/\n\s*\n/)) made.append(element('p', { dir: 'auto' }, part));
  return made;
}

function figure({ main, all, caption }, origin = import.meta.url) {
  const address = href => new URL(href, origin).href;
  const several = all.filter(({ href, width }) => width && isSafe(href));
  const image = element('img', {
    src: address(main.href), loading: 'lazy', decoding: 'async', width: main.width, height: main.height,
    srcset: several.length > 1 ? several.map(({ href, width }) => `${address(href)} ${width}w`).join(', ') : '',
    sizes: several.length > 1 ? '(min-width: 42rem) 40rem, 92vw' : '',
  });
  // A picture without words for those who do not see it says at least that it is none of text.
  image.alt = main.alt ?? '';
  return element('figure', {}, image, caption && element('figcaption', { dir: 'auto' }, caption));
}
