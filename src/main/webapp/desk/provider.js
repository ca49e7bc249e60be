import { element } from '/elements/element.js';
import { call } from './call.js';

/** Why somebody came back from the provider and is not signed in, by the word that Herald led them back with. */
const WHY = {
  away: title => `${title} cannot be reached just now. Try again shortly, or sign in with a password.`,
  busy: () => 'Too many are signing in just now. Try again shortly.',
  removed: () => 'Your account here was removed while you signed in. Ask an administrator of this Herald.',
  stale: () => 'This sign-in was begun in another browser or too long ago. Begin it again.',
  declined: title => `${title} did not sign you in.`,
  invalid: title => `${title} and this Herald do not agree. An administrator finds the reason in the audit.`,
  'no-role': title => `${title} knows you and gives you no role here. Ask whoever looks after your account there.`,
  'no-name': title => `${title} gives you no name that an account here may have. Ask whoever looks after your account there.`,
  'name-taken': () => 'Somebody else has an account of your name here. Ask an administrator of this Herald.',
};

/** @returns what the provider of OpenID Connect is called; nothing where none is configured */
export async function provider() {
  return (await call('GET', '/api/session/provider').catch(() => ({ json: {} }))).json.title;
}

/** The other way in, under the form for a password. It leaves the page and comes back to it. */
export async function offerProvider(form) {
  const title = await provider();
  if (!title) return;
  const here = location.pathname + location.search;
  form.append(element('p', { class: 'or' },
    element('a', { class: 'button', href: `/api/session/openid?then=${encodeURIComponent(here)}` }, `Sign in with ${title}`)));
  const word = location.hash.startsWith('#sign-in=') && location.hash.slice('#sign-in='.length);
  if (!Object.hasOwn(WHY, word)) return;
  form.querySelector('[data-fault]').textContent = WHY[word](title);
  // Said once: a reload is another attempt.
  history.replaceState(history.state, '', here);
}
