import { element } from '/elements/element.js';
import { sideBySide } from './compare.js';
import { choice, closer, open } from './dialog.js';
import { valuesOf } from './document.js';
import { inZone } from './moment.js';
import { STATUS } from './questions.js';

const told = ({ status, by, created, item }) => `version ${item.version}, ${STATUS[status].toLowerCase()}, by ${by}, ${inZone(created)}`;

/**
 * Somebody else published while this was written: both, beside each other.
 *
 * @param theirs the entry as it is now @param mine the values of the form
 * @returns 'theirs', 'mine', 'merge', 'new' for an item of its own, or '' to decide later
 */
export function settle(theirs, mine) {
  if (theirs.status === 'canceled') {
    return open({
      title: 'This item was killed meanwhile',
      parts: [element('p', {}, `It was killed while you wrote: ${told(theirs)}. What you have can only become an item of its own.`)],
      actions: [closer('Decide later'), choice('new', 'Make it a new item')],
      kind: 'conflict',
    }).answer;
  }
  const first = choice('merge', 'Merge by hand');
  const { answer } = open({
    title: 'Somebody else changed this item',
    parts: [
      element('p', {}, `What is there now is ${told(theirs)}. The words that differ are marked. Nothing of yours was sent.`),
      ...sideBySide(valuesOf(theirs.item), mine, ['Theirs', 'Yours']),
    ],
    actions: [first, choice('mine', 'Keep mine and send it', 'plain'), choice('theirs', 'Take theirs', 'plain'), closer('Decide later')],
    kind: 'wide conflict',
  });
  first.focus();
  return answer;
}

/** What the other one wrote, to be read while both are merged by hand. */
export function beside(theirs, mine) {
  return [element('summary', {}, `Theirs: ${told(theirs)}`), ...sideBySide(valuesOf(theirs.item), mine, ['Theirs', 'Yours'])];
}
