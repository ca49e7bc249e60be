import { element } from '/elements/element.js';

let number = 0;

/**
 * A modal dialog that is made for the occasion and gone after it; Escape closes it, and the focus goes back to where it was.
 *
 * @param actions buttons, in the order of the tab key; each closes the dialog with its `value`
 * @returns {dialog, answer}: the promise of the value of the button that closed it, '' for none
 */
export function open({ title, parts = [], actions = [], kind = '', role = undefined, described = undefined }) {
  const id = `dialog-${++number}`;
  const form = element('form', { method: 'dialog' },
    element('h2', { id }, title), ...parts, element('p', { class: 'actions' }, ...actions));
  const dialog = element('dialog', { class: kind, role, 'aria-labelledby': id, 'aria-describedby': described }, form);
  document.body.append(dialog);
  dialog.showModal();
  const answer = new Promise(told => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      told(dialog.returnValue);
    }, { once: true });
  });
  return { dialog, form, answer };
}

export const closer = text => element('button', { class: 'plain' }, text);

export const choice = (value, text, kind) => element('button', { value, class: kind }, text);
