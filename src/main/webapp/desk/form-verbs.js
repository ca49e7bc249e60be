import { ask } from './ask.js';
import { isToCome } from './moment.js';
import { DONE, QUESTIONS } from './questions.js';

/** What the form can do with an item of each status, the usual first; a correction aside. */

const VERBS = { draft: ['publish', 'draft'], scheduled: ['draft', 'publish'], usable: ['update'], withheld: ['draft', 'publish'] };
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;

/** @param status undefined for a new item */
export const verbsOf = (status = 'draft') => VERBS[status] ?? [];

export function labels(status, embargo) {
  const first = isToCome(embargo) ? 'Schedule' : 'Publish';
  return {
    publish: { scheduled: 'Publish now', withheld: isToCome(embargo) ? 'Schedule' : 'Publish again' }[status] ?? first,
    draft: status === 'scheduled' || status === 'withheld' ? 'Save' : 'Save draft',
  };
}

/** What is said once it is done. @param status of what came of it */
export function told(verb, status) {
  if (verb === 'publish' && status === 'scheduled') return DONE.schedule;
  return verb === 'draft' && status !== 'draft' ? DONE.save : DONE[verb];
}

/** @returns [field, what is wrong with it] of what the server would refuse, or readers miss; null if nothing is */
export function missing(verb, { headline, language, picture }, note) {
  if (!headline) return ['headline', 'An item needs a headline.'];
  if (verb === 'correct' && !note) return ['note', 'Readers are told what was wrong.'];
  if (language && !LANGUAGE.test(language)) return ['language', 'A language is written like en, de-AT or zh-Hant.'];
  if (picture?.pending) return ['file', 'The picture is on its way: send this once it is there.'];
  if (picture && !picture.alt) return ['alt', 'Say in words what the picture shows, for those who do not see it.'];
  return null;
}

/** Asks what has to be asked before a verb. @returns whether to go on */
export async function isMeant(verb, { headline, urgency, embargo }, base, status) {
  const lifts = verb === 'publish' && status === 'scheduled' && isToCome(embargo);
  if (lifts && !await ask({ ...QUESTIONS.lift, headline })) return false;
  const isFlash = urgency === '1' && (verb === 'publish' || (verb !== 'draft' && base.urgency !== '1'));
  return !isFlash || ask({ ...QUESTIONS.flash, headline });
}
