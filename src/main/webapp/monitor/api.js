import { call } from '/desk/call.js';

/** What operators may ask. */
export const monitor = {
  now: async () => (await call('GET', '/api/monitor')).json,
  history: async () => (await call('GET', '/api/monitor/history?minutes=60')).json,
};
