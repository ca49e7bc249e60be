/** An id of the journal, `EPOCH-SEQ`: the second part counts through all epochs of one history. */
const seq = id => Number(id.slice(id.lastIndexOf('-') + 1));

/** @returns whether one id is after another; anything is after none */
export const isAfter = (id, other) => Boolean(id) && (!other || seq(id) > seq(other));

const epoch = id => id.slice(0, id.lastIndexOf('-'));

/** @returns whether the history of a place is gone, by the newest there is: that is before it, and of another epoch */
export const isLost = (id, newest) => Boolean(newest) && isAfter(id, newest) && epoch(id) !== epoch(newest);

/** @returns the one of both that is further; either may be missing */
export const later = (id, other) => (isAfter(id, other) ? id : other);

/** @returns the one that is least far, of those that are there */
export const earliest = ids => ids.reduce((least, id) => (least && !isAfter(least, id) ? least : id), null);
