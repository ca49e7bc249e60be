import { textOf } from './safe-html.js';

/** What pages read from a ninjs 3.1 document, whatever roles its newsroom uses. */

const isHtml = part => part.contentType === 'text/html';
const plain = part => (isHtml(part) ? textOf(part.value) : part.value);
const main = parts => parts?.find(part => part.role === 'main' || part.role === 'headline') ?? parts?.[0];

export function headline(item) {
  const part = main(item.headlines);
  if (!part) return item.title ?? item.slugline ?? '';
  return plain(part);
}

/** @returns {value, html} or undefined */
export function body(item) {
  const part = main(item.bodies) ?? item.descriptions?.find(one => !['correction', 'caption'].includes(one.role));
  return part && { value: part.value, html: isHtml(part) };
}

export function corrections(item) {
  return (item.descriptions ?? []).filter(part => part.role === 'correction')
    .map(plain);
}

/**
 * The picture of this item, or of one that goes with it, in all its renditions.
 *
 * @returns {main: the one nearest to what a column shows, all, caption} or undefined
 */
export function pictures(item) {
  for (const holder of [item, ...(item.associations ?? [])]) {
    const all = (holder.renditions ?? []).filter(({ href, contentType }) => href && (contentType ?? '').startsWith('image/'));
    if (all.length === 0) continue;
    const far = ({ width }) => Math.abs((width ?? 0) - 960);
    const nearest = all.reduce((best, one) => (far(one) < far(best) ? one : best));
    const caption = holder.descriptions?.find(part => part.role === 'caption') ?? (holder !== item && holder.descriptions?.[0]);
    return { main: { ...nearest, alt: holder.title ?? headline(holder) }, all, caption: caption ? plain(caption) : '' };
  }
  return undefined;
}

export const isGone = item => item.pubStatus === 'canceled' || item.pubStatus === 'withheld';
export const isFlash = item => item.urgency === 1;
export const isUrgent = item => item.urgency === 2;
