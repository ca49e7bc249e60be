import { headline } from '/elements/ninjs.js';
import { asText, letIn, writeOut } from './markup.js';
import { isSamePicture, pictureOf, withPicture, wordedPicture } from './picture.js';

/** What the form shows of a ninjs document, and how it is put back: every other member stays as it is. */

export const FIELDS = {
  headline: 'Headline', body: 'Body', picture: 'Picture', by: 'By', urgency: 'Urgency', slugline: 'Slugline', language: 'Language',
  embargo: 'Not before',
};

export const NOTHING = {
  headline: '', body: { value: '', html: false }, picture: null, by: '', urgency: '', slugline: '', language: '', embargo: '',
};

export function valuesOf(item) {
  const part = item.bodies?.[mainPlace(item.bodies)];
  return {
    headline: headline(item),
    body: part ? { value: part.value ?? '', html: part.contentType === 'text/html' } : NOTHING.body,
    picture: pictureOf(item),
    by: item.by ?? '',
    urgency: String(item.urgency ?? ''),
    slugline: item.slugline ?? '',
    language: item.language ?? '',
    embargo: item.embargoedUntil ?? '',
  };
}

export function isSame(field, one, other) {
  if (field === 'picture') return isSamePicture(one, other);
  return field === 'body' ? one.value === other.value && one.html === other.html : one === other;
}

export const differing = (one, other) => Object.keys(FIELDS).filter(field => !isSame(field, one[field], other[field]));

/** The same but for how the server writes HTML. */
export function isAlike(field, one, other) {
  if (field !== 'body' || !one.html || !other.html) return isSame(field, one, other);
  return settled(one.value) === settled(other.value);
}

const settled = value => writeOut(letIn({ value, html: true }), true).value;

/** @returns the members that change an item so that it has these values; null takes one away (RFC 7396) */
export function changes(item, values) {
  const changed = {};
  for (const field of differing(valuesOf(item), values)) Object.assign(changed, WRITERS[field](values[field], item));
  return changed;
}

/** @returns a whole document */
export function changed(item, changed) {
  return Object.fromEntries(Object.entries({ ...item, ...changed }).filter(([, value]) => value !== null));
}

/** A field as a person compares it. */
export function worded(field, value) {
  if (field === 'picture') return wordedPicture(value);
  return field === 'body' ? asText(value) : value;
}

/**
 * What came of two that began with the same: each field by whoever changed it, by the second where both did.
 */
export function merged(base, theirs, mine) {
  return Object.fromEntries(Object.keys(FIELDS).map(field =>
    [field, isSame(field, base[field], mine[field]) ? theirs[field] : mine[field]]));
}

const WRITERS = {
  headline: (value, { headlines }) => ({ headlines: replaced(headlines, value && { value, contentType: 'text/plain' }) }),
  body: ({ value, html }, { bodies }) => ({ bodies: replaced(bodies, value && { value, contentType: html ? 'text/html' : 'text/plain' }) }),
  picture: (value, { associations }) => ({ associations: withPicture(associations, value) }),
  by: value => ({ by: value || null }),
  urgency: value => ({ urgency: Number(value) || null }),
  slugline: value => ({ slugline: value || null }),
  language: value => ({ language: value || null }),
  embargo: value => ({ embargoedUntil: value || null }),
};

const mainPlace = parts => Math.max(0, parts.findIndex(({ role }) => role === 'main' || role === 'headline'));

/** The main part with another text, the others as they were. */
function replaced(parts, text) {
  if (!parts?.length) return text ? [text] : null;
  const place = mainPlace(parts);
  const others = parts.filter((_, at) => at !== place);
  if (!text) return others.length > 0 ? others : null;
  return parts.map((part, at) => (at === place ? counted(part, text) : part));
}

/** A part that tells its length goes on telling it. */
function counted(part, text) {
  const words = asText({ value: text.value, html: text.contentType === 'text/html' });
  const now = { ...part, ...text };
  if (part.contentType && part.contentType !== 'text/html' && text.contentType === 'text/plain') now.contentType = part.contentType;
  if ('charcount' in part) now.charcount = [...words].length;
  if ('wordcount' in part) now.wordcount = words.split(/\s+/).filter(Boolean).length;
  return now;
}
