import { SseParser } from './sse-parser.js';

/**
 * Three ways to follow topics, best first. Each takes a plan ({origin, topics, cursor}) and whom to tell, begins at once and
 * returns what ends it:
 *
 * `message({event, topic, data}, id, only)`: an event, and the id up to which all was given now; `only` of that topic, if said;
 * `retry(ms)`: how long the server wants whoever comes back to wait;
 * `broken(final, missing)`: the connection is gone; unless final, the way itself is trying again. One of the topics may be
 * missing: asking for each tells which.
 */
export const TRANSPORTS = [
  { name: 'EventSource', isThere: () => typeof EventSource === 'function', open: byEventSource },
  { name: 'fetch', isThere: () => typeof TextDecoderStream === 'function', open: byFetch },
  { name: 'poll', isThere: () => true, open: byPolling },
];

const WAIT = 20;
const MOST_AT_ONCE = 2;
const BETWEEN_POLLS = 3_000;

function streamAddress({ origin, topics, cursor }) {
  const query = new URLSearchParams(topics.map(topic => ['topic', topic]));
  // Every event under one name, its own inside, so that an application's events come through as well.
  query.set('event', 'message');
  if (cursor) query.set('lastEventId', cursor);
  return `${origin}/api/stream?${query}`;
}

function byEventSource(plan, tell) {
  const stream = new EventSource(streamAddress(plan));
  stream.onmessage = ({ data, lastEventId }) => tell.message(JSON.parse(data), lastEventId);
  stream.onerror = () => tell.broken(stream.readyState === EventSource.CLOSED);
  return () => stream.close();
}

function byFetch(plan, tell) {
  const ended = new AbortController();
  read(streamAddress(plan), ended.signal, tell)
    .catch(() => {}).then(status => ended.signal.aborted || tell.broken(true, status === 404));
  return () => ended.abort();
}

async function read(address, signal, tell) {
  const answer = await fetch(address, { headers: { Accept: 'text/event-stream' }, cache: 'no-store', signal });
  if (!answer.ok) return answer.status;
  const parser = new SseParser({ onevent: ({ data, id }) => tell.message(JSON.parse(data), id), onretry: tell.retry });
  const pieces = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await pieces.read(); !piece.done && !signal.aborted; piece = await pieces.read()) parser.push(piece.value);
  return 200;
}

/** For what is between that holds streams back until they end: whole answers, one after the other. */
function byPolling(plan, tell) {
  const ended = new AbortController();
  // Browsers open six connections to a host over HTTP/1.1, and this is not the only page.
  const wait = plan.topics.length > MOST_AT_ONCE ? 0 : WAIT;
  Promise.all(plan.topics.map(topic => poll(plan, topic, wait, ended.signal, tell))).catch(() => {
    if (ended.signal.aborted) return;
    ended.abort();
    tell.broken(true);
  });
  return () => ended.abort();
}

async function poll({ origin, cursor }, topic, wait, signal, tell) {
  for (let first = true; !signal.aborted; first = false) {
    const query = new URLSearchParams({ after: cursor, wait: first ? 0 : wait });
    const answer = await fetch(`${origin}/api/topics/${encodeURIComponent(topic)}/events?${query}`, { cache: 'no-store', signal });
    if (answer.status === 404) {
      // Gone, or not to be seen any more; the other topics are there.
      tell.message({ event: 'reset', topic, data: { cursor } }, cursor, topic);
      return;
    }
    if (!answer.ok) throw new Error(`poll: ${answer.status}`);
    const { events, reset, ...rest } = await answer.json();
    if (first) tell.message({ event: 'hello', data: { heartbeat: WAIT } }, cursor, topic);
    cursor = rest.cursor;
    if (reset) tell.message({ event: 'reset', topic, data: {} }, cursor, topic);
    for (const { id, event, data } of events) tell.message({ event, topic, data }, id, topic);
    tell.message({ event: 'heartbeat', topic, data: {} }, cursor, topic);
    if (wait === 0 && !first) await new Promise(done => setTimeout(done, BETWEEN_POLLS));
  }
}
