import { textOf } from './safe-html.js';

/** What pages read from a ninjs 3.1 document, whatever roles its newsroom uses. */

const isHtml = part => part.contentType === 'text/html';
const main = parts => parts?.find(part => part.role === 'main' || part.role === 'headline') ?? parts?.[0];

export function headline(item) {
  const part = main(item.headlines);
  if (!part) return item.title ?? item.slugline ?? '';
  return isHtml(part) ? textOf(part.value) : part.value;
}

/** @returns {value, html} or undefined */
export function body(item) {
  const part = main(item.bodies) ?? item.descriptions?.find(one => !['correction', 'caption'].includes(one.role));
  return part && { value: part.value, html: isHtml(part) };
}

export function corrections(item) {
  return (item.descriptions ?? []).filter(part => part.role === 'correction')
    .map(part => isHtml(part) ? textOf(part.value) : part.value);
}

/** The picture nearest to what a column shows, of this item or of one that goes with it. */
export function picture(item) {
  const holders = [item, ...(item.associations ?? [])];
  for (const holder of holders) {
    const found = (holder.renditions ?? [])
      .filter(rendition => rendition.href && (rendition.contentType ?? '').startsWith('image/'))
      .sort((a, b) => Math.abs((a.width ?? 0) - 960) - Math.abs((b.width ?? 0) - 960))[0];
    if (found) {
      const caption = holder.descriptions?.find(part => part.role === 'caption') ?? (holder !== item && holder.descriptions?.[0]);
      return { ...found, caption: caption ? textOf(caption.value) : '', alt: holder.title ?? headline(holder) };
    }
  }
  return undefined;
}

export const isGone = item => item.pubStatus === 'canceled' || item.pubStatus === 'withheld';
export const isFlash = item => item.urgency === 1;
export const isUrgent = item => item.urgency === 2;
