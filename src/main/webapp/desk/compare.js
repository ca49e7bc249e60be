import { element } from '/elements/element.js';
import { FIELDS, differing, worded } from './document.js';
import { inZone, zone } from './moment.js';
import { wordDiff } from './word-diff.js';

/** Two states of a document, the words that differ marked. */

const text = (field, value) => (field === 'embargo' && value ? `${inZone(value)} (${zone})` : worded(field, value));

const pairs = (before, after) => differing(before, after).map(field => {
  const was = text(field, before[field]);
  const is = text(field, after[field]);
  return { field, same: was === is, parts: wordDiff(was, is) };
});

const without = (parts, kind) => parts.filter(part => part.kind !== kind);

function marked(parts, names) {
  const nodes = parts.map(part => (part.kind === 'same' ? part.text : element(names[part.kind], {}, part.text)));
  return element('p', { class: 'words', dir: 'auto' }, ...(nodes.length > 0 ? nodes : [element('em', {}, 'nothing')]));
}

const reformatted = () => element('p', { class: 'hint' }, 'The words are the same, the formatting differs.');

/** One text with what was taken out and put in. @returns an element for each field that differs */
export function inOne(before, after) {
  const fields = pairs(before, after);
  if (fields.length === 0) return [element('p', { class: 'hint' }, 'Nothing that this desk shows differs.')];
  return fields.map(({ field, same, parts }) => element('section', { class: 'compared' },
    element('h3', {}, FIELDS[field]), same ? reformatted() : marked(parts, { gone: 'del', new: 'ins' })));
}

/** Two texts beside each other. @param names what each is called */
export function sideBySide(before, after, names) {
  return pairs(before, after).map(({ field, same, parts }) => element('section', { class: 'compared' },
    element('h3', {}, FIELDS[field]), same ? reformatted() : '',
    element('div', { class: 'sides' },
      element('div', {}, element('h4', {}, names[0]), marked(without(parts, 'new'), { gone: 'mark' })),
      element('div', {}, element('h4', {}, names[1]), marked(without(parts, 'gone'), { new: 'mark' })))));
}
