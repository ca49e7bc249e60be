/**
 * Reads one stream of server-sent events with fetch, because an EventSource cannot send headers.
 *
 * @param hear told the name and the text of each event
 * @returns a promise that is kept when the stream ends, however it does
 */
export async function follow(path, { headers, signal, hear }) {
  try {
    const answer = await fetch(path,
      { headers: { ...headers, Accept: 'text/event-stream' }, credentials: 'omit', cache: 'no-store', signal });
    if (!answer.ok) return;
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const blocks = (text + part.value).split('\n\n');
      text = blocks.pop();
      for (const block of blocks) tell(block, hear);
    }
  } catch {
    // Cut off, or ended by the signal: whoever follows decides what then.
  }
}

/** Herald ends its lines with LF, and each event has one line of data. */
function tell(block, hear) {
  let event = 'message';
  let data = null;
  for (const line of block.split('\n')) {
    if (line.startsWith('event: ')) event = line.slice(7);
    if (line.startsWith('data: ')) data = line.slice(6);
  }
  if (data !== null) hear(event, data);
}
