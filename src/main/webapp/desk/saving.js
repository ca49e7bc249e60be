import { Problem } from './call.js';
import { FIELDS, changed, changes, isAlike, valuesOf } from './document.js';

/** Somebody else was first. @param theirs {id, status, item, by, created} as it is now */
export class Conflict extends Error {
  constructor(theirs) {
    super('Somebody else changed this item meanwhile.');
    this.theirs = theirs;
  }
}

/**
 * One verb of the form, sent so that another try is safe: a new item has its key, an old one its version, and what arrived
 * although the answer was lost is recognised.
 *
 * @param writing {topic, key, entry, values, note}
 * @param verb draft, publish, update or correct
 * @returns the entry as it is now: {id, status, item}
 */
export async function send(api, writing, verb) {
  const { topic, key, entry, values, note } = writing;
  if (!entry) return submitted(api, writing, verb);
  try {
    if (verb === 'correct') return await api.correct(entry.id, changes(entry.item, values), note, entry.item.version);
    // A first publication keeps the version: what was to be saved as a draft would be in front of readers.
    if (entry.status !== 'usable' && (await api.item(entry.id)).status !== entry.status) return await settled(api, writing, verb);
    let now = entry;
    const wanted = changes(entry.item, values);
    if (Object.keys(wanted).length > 0) now = await api.update(entry.id, changed(entry.item, wanted), entry.item.version);
    // Half of it is done: another try goes on from here.
    writing.entry = now;
    return verb === 'publish' ? await api.act(entry.id, 'publish', now.item.version) : now;
  } catch (problem) {
    if (problem.status !== 412) throw problem;
    return settled(api, writing, verb);
  }
}

async function submitted(api, { topic, key, values }, verb) {
  try {
    return await api.submit(topic, changed({}, changes({}, values)), verb === 'draft', key);
  } catch (problem) {
    if (problem.status !== 422 || !problem.message.includes('Idempotency-Key')) throw problem;
    throw new Problem(422, { detail: 'An earlier try did reach Herald, though its answer was lost: that item is in the list. '
      + 'Edit it there. What you wrote since is kept here until you start a new item.' });
  }
}

/** @throws Conflict unless what is there is what was to be sent */
async function settled(api, writing, verb) {
  const { entry, values, note } = writing;
  const [now, versions] = await Promise.all([api.item(entry.id), api.versions(entry.id)]);
  const { by, created } = versions.at(-1);
  const there = valuesOf(now.item);
  const isMine = Object.keys(FIELDS).every(field => isAlike(field, there[field], values[field]));
  const isNoted = verb !== 'correct' || now.item.descriptions?.some(({ role, value }) => role === 'correction' && value === note);
  const isWhereItWas = now.status === entry.status;
  const isOnItsWay = now.status === 'usable' || now.status === 'scheduled';
  if (!isMine || !isNoted || !(isWhereItWas || isOnItsWay)) throw new Conflict({ ...now, by, created });
  writing.entry = now;
  return verb === 'publish' && isWhereItWas ? api.act(now.id, 'publish', now.item.version) : now;
}
