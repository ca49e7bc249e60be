import { SseParser } from './sse-parser.js';

/**
 * Reads one stream of server-sent events with fetch, because an EventSource tells no status and sends no headers.
 *
 * @param credentials whether as whoever is signed in, or as anybody
 * @param hear told the name and the text of each event
 * @param silence milliseconds after which a stream that says nothing is taken for dead; without, it is waited for
 * @returns a promise that is kept when the stream ends, however it does: with {status, retry}, of the answer, 0 when there
 *   was none, and the milliseconds that the server wants whoever comes back to wait
 */
export async function follow(path, { headers, signal, hear, silence, credentials = 'omit' }) {
  const ended = { status: 0, retry: 0 };
  const dead = new AbortController();
  const end = () => dead.abort();
  signal.addEventListener('abort', end, { once: true });
  let watch = 0;
  const heard = () => {
    clearTimeout(watch);
    if (silence) watch = setTimeout(end, silence);
  };
  try {
    heard();
    const answer = await fetch(path,
      { headers: { ...headers, Accept: 'text/event-stream' }, credentials, cache: 'no-store', signal: dead.signal });
    ended.status = answer.status;
    if (!answer.ok) return ended;
    const parser = new SseParser({
      onevent: ({ event, data }) => hear(event, data),
      onretry: millis => { ended.retry = millis; },
    });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      heard();
      parser.push(part.value);
    }
  } catch {
    // Cut off, or ended by a signal: whoever follows decides what then.
  } finally {
    clearTimeout(watch);
    signal.removeEventListener('abort', end);
  }
  return ended;
}
