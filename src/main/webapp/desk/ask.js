import { element } from '/elements/element.js';
import { closer, open } from './dialog.js';

/**
 * Asks before something that readers notice at once or that cannot be taken back. Nothing happens by a careless Enter: the
 * answer that changes nothing has the focus, and comes first.
 *
 * @param deed for what cannot be taken back: a sentence to be ticked before yes can be said
 * @returns whether the answer was yes
 */
export async function ask({ title, headline, consequence, yes, deed }) {
  const refuse = closer('Cancel');
  const agree = element('button', { type: 'button', class: 'danger' }, yes);
  const parts = [element('p', { class: 'quoted', dir: 'auto' }, headline), element('p', { id: 'consequence' }, consequence)];
  if (deed) {
    const tick = element('input', { type: 'checkbox' });
    agree.disabled = true;
    tick.addEventListener('change', () => { agree.disabled = !tick.checked; });
    parts.push(element('label', { class: 'tick' }, tick, deed));
  }
  const { dialog, answer } = open({ title, parts, actions: [refuse, agree], kind: 'ask', role: 'alertdialog', described: 'consequence' });
  agree.addEventListener('click', () => dialog.close('yes'));
  refuse.focus();
  return await answer === 'yes';
}
