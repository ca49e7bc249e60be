/** What is asked before a verb, and what is said after it. */

export const QUESTIONS = {
  kill: {
    title: 'Kill this item?', yes: 'Kill it', deed: 'I want it gone for every reader',
    consequence: 'Its text is erased everywhere, for every reader and from the history, at once and for good. '
      + 'Readers see only that it was withdrawn. It cannot be published again.',
  },
  discard: {
    title: 'Discard this draft?', yes: 'Discard it',
    consequence: 'No reader has seen it. Its text is erased for good.',
  },
  withhold: {
    title: 'Withhold this item?', yes: 'Withhold it',
    consequence: 'Readers lose its text at once and see that it is withheld. You can publish it again.',
  },
  hold: {
    title: 'Hold this item back?', yes: 'Hold it back',
    consequence: 'No reader has seen it, and it will not be published by itself. You can publish it later.',
  },
  lift: {
    title: 'Publish this item now?', yes: 'Publish it now',
    consequence: 'It waits for its time. Published now, every reader sees it at once.',
  },
  flash: {
    title: 'Send this as a flash?', yes: 'Send the flash',
    consequence: 'Urgency 1 interrupts every reader: it is announced aloud and stands out at the top of their pages.',
  },
  scratch: {
    title: 'Discard what you wrote?', yes: 'Discard it',
    consequence: 'It is only in this browser, and cannot be brought back.',
  },
  leave: {
    title: 'Sign out?', yes: 'Discard and sign out',
    consequence: 'What you wrote and did not save is only in this browser. Signing out erases it.',
  },
};

export const DONE = {
  publish: 'Published.', schedule: 'Scheduled.', draft: 'Saved as draft.', save: 'Saved.', update: 'Updated.',
  correct: 'Corrected.', withhold: 'Withheld.', kill: 'Killed.', pin: 'Pinned.', unpin: 'Unpinned.',
};

export const STATUS = { draft: 'Draft', scheduled: 'Scheduled', usable: 'Published', withheld: 'Withheld', canceled: 'Killed' };
