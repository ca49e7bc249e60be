import { altOf, captionOf, isAlt, isShown } from '/elements/ninjs.js';

/** The picture of an item, as the form has it: {uri, renditions, alt, caption, credit}, or null. */

const isPicture = one => one.type === 'picture' && (one.renditions ?? []).some(isShown);

export function pictureOf({ associations }) {
  const one = associations?.find(isPicture);
  return one ? { uri: one.uri, renditions: one.renditions, alt: altOf(one), caption: captionOf(one), credit: one.by ?? '' } : null;
}

const WORDS = { alt: 'Alt text', caption: 'Caption', credit: 'Credit' };

/** By what can be changed: the renditions of a picture are always the same. */
export function isSamePicture(one, other) {
  if (!one || !other) return one === other;
  return ['uri', 'pending', ...Object.keys(WORDS)].every(name => one[name] === other[name]);
}

/** As a person compares it. */
export function wordedPicture(picture) {
  if (!picture) return '';
  const words = Object.entries(WORDS).filter(([name]) => picture[name]).map(([name, title]) => `${title}: ${picture[name]}`);
  return [...words, `Picture: ${picture.uri}`].join('\n');
}

/** @returns associations with this picture in place of the one before, the others as they were; null for none */
export function withPicture(associations = [], picture) {
  const before = associations.find(isPicture);
  if (!picture) {
    const others = associations.filter(one => one !== before);
    return others.length > 0 ? others : null;
  }
  const made = association(before?.uri === picture.uri ? before : { name: 'picture', type: 'picture', uri: picture.uri }, picture);
  return before ? associations.map(one => (one === before ? made : one)) : [...associations, made];
}

/** What it shows is its title, which ninjs has no better place for. */
function association(before, { renditions, alt, caption, credit }) {
  const made = { ...before, title: alt, by: credit, descriptions: described(before.descriptions, captionOf(before), caption), renditions };
  return Object.fromEntries(Object.entries(made).filter(([, value]) => value && value.length !== 0));
}

function described(parts = [], was, caption) {
  const kept = parts.filter(part => !isAlt(part));
  if (caption === was) return kept;
  const others = kept.filter(part => part.role !== 'caption');
  return caption ? [{ role: 'caption', contentType: 'text/plain', value: caption }, ...others] : others;
}
