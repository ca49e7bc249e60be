/** What a source's state is called. */
export const WORDS = {
  connecting: 'Connecting…',
  live: 'Live',
  'catching-up': 'Catching up…',
  reconnecting: 'Reconnecting…',
  offline: 'Offline',
  missing: 'There is no such topic.',
};
