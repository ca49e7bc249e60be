import { isSafe, safeHtml } from '/elements/safe-html.js';
import { Schema } from './lib/prosemirror-model.js';

/**
 * What a body can be made of: what the server's SafeMarkup keeps, no more and no less. Paragraphs, headings, quotes and lists
 * are edited; what a text has of tables, figures and the like is shown, moved and taken out as one piece, and otherwise stays
 * as it came.
 */

const EVERYWHERE = ['lang', 'dir', 'title'];
const WITH_ADDRESS = { href: ['http:', 'https:', 'mailto:'], cite: ['http:', 'https:', 'mailto:'], src: ['http:', 'https:'] };
const PIECES = 'table, dl, figure';

/** Attributes that an element may have, read and written as they are. */
function attributes(...names) {
  const all = [...names, ...EVERYWHERE];
  const read = element => Object.fromEntries(all.map(name => [name, valueOf(element, name)]));
  const written = attrs => Object.fromEntries(all.filter(name => attrs[name] !== null).map(name => [name, attrs[name]]));
  return { attrs: Object.fromEntries(all.map(name => [name, { default: null }])), read, written };
}

/** The server keeps no picture without the whole of its address. */
const ABSOLUTE = /^https?:\/\//i;

function valueOf(element, name) {
  const value = element.getAttribute(name);
  if (value === null || !WITH_ADDRESS[name]) return value;
  return isSafe(value, WITH_ADDRESS[name]) && (name !== 'src' || ABSOLUTE.test(value)) ? value : null;
}

function block(tag, content, { names = [], ...more } = {}) {
  const { attrs, read, written } = attributes(...names);
  return { content, group: 'block', attrs, parseDOM: [{ tag, getAttrs: read }], toDOM: node => [tag, written(node.attrs), 0], ...more };
}

function inline(tags, names = [], more = {}) {
  const { attrs, read, written } = attributes(...names);
  return {
    attrs, parseDOM: tags.map(tag => ({ tag, getAttrs: read })),
    toDOM: mark => [tags[0].split('[')[0], written(mark.attrs), 0], ...more,
  };
}

const heading = {
  content: 'inline*', group: 'block', defining: true, attrs: { level: { default: 2 }, ...attributes().attrs },
  parseDOM: [2, 3, 4, 5, 6].map(level => ({ tag: `h${level}`, getAttrs: element => ({ ...attributes().read(element), level }) })),
  toDOM: ({ attrs }) => [`h${attrs.level}`, attributes().written(attrs), 0],
};

/** One piece, with all that is in it. */
const piece = {
  group: 'block', atom: true, attrs: { html: {} },
  parseDOM: [{ tag: PIECES, getAttrs: element => ({ html: element.outerHTML }) }],
  toDOM: ({ attrs }) => safeHtml(attrs.html).firstElementChild,
};

const image = attributes('src', 'alt', 'width', 'height');

const single = (tag, more) => ({ parseDOM: [{ tag }], toDOM: () => [tag], ...more });

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: block('p', 'inline*'),
    heading,
    quote: block('blockquote', 'block+', { names: ['cite'], defining: true }),
    bullets: block('ul', 'entry+'),
    numbers: block('ol', 'entry+', { names: ['start'] }),
    entry: block('li', 'paragraph block*', { group: undefined, defining: true }),
    verbatim: block('pre', 'text*', { marks: '', code: true, defining: true,
      parseDOM: [{ tag: 'pre', preserveWhitespace: 'full', getAttrs: attributes().read }] }),
    rule: single('hr', { group: 'block' }),
    piece,
    text: { group: 'inline' },
    image: {
      inline: true, group: 'inline', draggable: true, attrs: image.attrs,
      parseDOM: [{ tag: 'img', getAttrs: element => valueOf(element, 'src') !== null && image.read(element) }],
      toDOM: node => ['img', image.written(node.attrs)],
    },
    line: single('br', { inline: true, group: 'inline', selectable: false, linebreakReplacement: true }),
    chance: single('wbr', { inline: true, group: 'inline', selectable: false }),
  },
  marks: {
    link: inline(['a[href]'], ['href'], { inclusive: false }),
    strong: inline(['strong', 'b']),
    em: inline(['em', 'i']),
    ...Object.fromEntries('u s small sub sup mark cite abbr dfn code kbd samp var'.split(' ').map(tag => [tag, inline([tag])])),
    q: inline(['q'], ['cite']),
    del: inline(['del'], ['cite', 'datetime']),
    ins: inline(['ins'], ['cite', 'datetime']),
    time: inline(['time'], ['datetime']),
    span: inline(['span[lang]', 'span[dir]', 'span[title]']),
  },
});
