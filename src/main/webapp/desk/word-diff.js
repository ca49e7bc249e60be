/** More comparisons than this take longer than anybody waits for. */
const MOST = 4_000_000;

const pieces = text => text.match(/\s+|[\p{L}\p{N}\p{M}'’-]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];

/**
 * Which words were taken out and which were put in, by the longest common subsequence.
 *
 * @returns [{kind: 'same', 'gone' or 'new', text}] in the order of the texts
 */
export function wordDiff(before, after) {
  const a = pieces(before);
  const b = pieces(after);
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return joined([
    ...a.slice(0, start).map(text => ({ kind: 'same', text })),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map(text => ({ kind: 'same', text }))]);
}

function middle(a, b) {
  const all = (list, kind) => list.map(text => ({ kind, text }));
  if (a.length * b.length > MOST) return [...all(a, 'gone'), ...all(b, 'new')];
  const lengths = commonLengths(a, b);
  const width = b.length + 1;
  const found = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      found.push({ kind: 'same', text: a[i++] });
      j++;
    } else if (j >= b.length || (i < a.length && lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])) {
      found.push({ kind: 'gone', text: a[i++] });
    } else {
      found.push({ kind: 'new', text: b[j++] });
    }
  }
  return found;
}

/** Of what is left from each pair of places on. */
function commonLengths(a, b) {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j]
        ? lengths[(i + 1) * width + j + 1] + 1
        : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
  }
  return lengths;
}

function joined(parts) {
  const short = [];
  for (const part of parts) {
    const last = short.at(-1);
    if (last?.kind === part.kind) last.text += part.text;
    else short.push({ ...part });
  }
  return short;
}
