import { headline } from '/elements/ninjs.js';
import { ask } from './ask.js';
import { DONE, QUESTIONS } from './questions.js';

/** What can be done to an item from the list, with the questions that belong to it. */

const ASKED = { kill: 'kill', discard: 'discard', withhold: 'withhold', hold: 'hold', now: 'lift' };
const SENT = { discard: 'kill', hold: 'withhold', now: 'publish', again: 'publish', schedule: 'publish' };
const BOARD = { pin: ['pin', 'pinned'], unpin: ['unpin', 'pinned'], key: ['pin', 'key-event'], unkey: ['unpin', 'key-event'] };
const TOLD = { discard: 'Discarded.', hold: 'Held back.', key: 'A key event now.', unkey: 'No key event any more.', schedule: 'Scheduled.' };

/** @returns {told, entry: as it is now}, null when it was not meant */
export async function act(api, verb, entry) {
  if (BOARD[verb]) {
    await api.arrange(entry.id, ...BOARD[verb]);
    return { told: TOLD[verb] ?? DONE[verb], entry };
  }
  const sent = SENT[verb] ?? verb;
  const about = { headline: headline(entry.item) };
  if (ASKED[verb] && !await ask({ ...QUESTIONS[ASKED[verb]], ...about })) return null;
  if (sent === 'publish' && entry.item.urgency === 1 && !await ask({ ...QUESTIONS.flash, ...about })) return null;
  try {
    const now = await api.act(entry.id, sent, entry.item.version);
    return { told: TOLD[verb] ?? DONE[sent], entry: now };
  } catch (problem) {
    if (problem.status === 412) problem.message = 'Somebody else changed this item meanwhile. Look at it again first.';
    throw problem;
  }
}
