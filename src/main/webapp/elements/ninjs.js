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

export const isShown = ({ href, contentType }) => Boolean(href) && (contentType ?? '').startsWith('image/');
export const isAlt = ({ role }) => role === 'altText' || role === 'alt';

/** What a picture shows, for who does not see it. */
export function altOf({ descriptions, title }) {
  const part = descriptions?.find(isAlt);
  return part ? plain(part) : title ?? '';
}

/** @param any whether what is called by no name or another may be it */
export function captionOf({ descriptions = [] }, any = true) {
  const part = descriptions.find(({ role }) => role === 'caption') ?? (any && descriptions.find(one => !isAlt(one)));
  return part ? plain(part) : '';
}

/** Of a picture that Herald keeps the path, because a site may be called by several names; else what the document says. */
function address({ uri }, href) {
  const [, id] = /^urn:herald:picture:([a-z0-9]{21})$/.exec(uri) ?? [];
  const [, path, of] = /(\/pictures\/([a-z0-9]{21})\/w[0-9]{1,5}\.(?:jpg|png))$/.exec(href) ?? [];
  return id && id === of ? path : href;
}

/**
 * The picture of this item, or of one that goes with it, in all its renditions.
 *
 * @returns {main: the one nearest to what a column shows, all, caption} or undefined
 */
export function pictures(item) {
  for (const holder of [item, ...(item.associations ?? [])]) {
    const all = (holder.renditions ?? []).filter(isShown).map(one => ({ ...one, href: address(holder, one.href) }));
    if (all.length === 0) continue;
    const far = ({ width }) => Math.abs((width ?? 0) - 960);
    const nearest = all.reduce((best, one) => (far(one) < far(best) ? one : best));
    const caption = holder === item ? captionOf(item, false) : captionOf(holder);
    // The item's own is who wrote it, and stands below.
    const credit = holder !== item && holder.by && `Picture: ${holder.by}`;
    return {
      main: { ...nearest, alt: altOf(holder) || headline(holder) }, all,
      caption: [caption, credit].filter(Boolean).join(' '),
    };
  }
  return undefined;
}

export const isGone = item => item.pubStatus === 'canceled' || item.pubStatus === 'withheld';
export const isFlash = item => item.urgency === 1;
export const isUrgent = item => item.urgency === 2;
