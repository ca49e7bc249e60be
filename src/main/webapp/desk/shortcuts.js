import { element } from '/elements/element.js';
import { closer, open } from './dialog.js';

const FIELDS = 'input, textarea, select, [contenteditable=true]';

/**
 * The desk by keyboard.
 *
 * @param keys [{key, mod, says, run}]: mod for those with Ctrl or ⌘, which work everywhere; the others work when no field has
 *     the focus, and do nothing when run says false
 */
export function listen(keys, isOff) {
  // Before the editing library, which would take Ctrl+Enter for a new line.
  addEventListener('keydown', event => {
    if (event.isComposing || event.altKey || document.querySelector('dialog[open]') || isOff()) return;
    const mod = event.ctrlKey || event.metaKey;
    const wanted = keys.find(({ key, mod: needs = false }) => key === event.key && needs === mod);
    if (!wanted || (!mod && event.target.closest?.(FIELDS))) return;
    if (wanted.run() === false) return;
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });
}

const IN_THE_BODY = [
  ['Ctrl+B, Ctrl+I', 'bold, italic'], ['Ctrl+K', 'link'], ['Ctrl+Alt+2', 'heading'], ['Ctrl+Shift+5', 'quote'],
  ['Ctrl+Shift+8, Ctrl+Shift+9', 'list, numbered list'], ['Ctrl+Z, Ctrl+Y', 'undo, redo'], ['Alt+F10', 'to the formatting buttons'],
];

export function showHelp(keys) {
  const rows = [...keys.map(({ key, mod, says }) => [`${mod ? 'Ctrl+' : ''}${mod && key.length === 1 ? key.toUpperCase() : key}`, says]),
    ['Escape', 'close a dialog']];
  const table = list => element('dl', { class: 'keys' }, ...list.flatMap(([key, says]) =>
    [element('dt', {}, ...key.split(', ').flatMap((one, at) => [at > 0 ? ' ' : '', element('kbd', {}, one)])), element('dd', {}, says)]));
  open({
    title: 'Keyboard',
    parts: [element('p', { class: 'hint' }, 'On a Mac, ⌘ is as good as Ctrl. Single letters work when no field has the focus.'),
      table(rows), element('h3', {}, 'In the body'), table(IN_THE_BODY)],
    actions: [closer('Close')],
    kind: 'help',
  });
}
