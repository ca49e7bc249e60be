import { baseKeymap, chainCommands, exitCode, lift, setBlockType, toggleMark, wrapIn } from './lib/prosemirror-commands.js';
import { redo, redoDepth, undo, undoDepth } from './lib/prosemirror-history.js';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from './lib/prosemirror-schema-list.js';
import { schema } from './schema.js';

/** What the toolbar and the keys do to the text. A command is ProseMirror's: (state, dispatch, view) => whether it can be done. */

const { nodes, marks } = schema;

function hasMark({ selection: { from, to, $from, empty }, storedMarks, doc }, type) {
  return empty ? Boolean(type.isInSet(storedMarks ?? $from.marks())) : doc.rangeHasMark(from, to, type);
}

function isIn({ selection: { $from } }, type) {
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === type) return true;
  return false;
}

const mark = (type, key) => ({ keys: [key], isOn: state => hasMark(state, type), run: toggleMark(type) });

/** On, or off again where it is on. */
const toggle = (key, isOn, on, off) => ({
  keys: [key], isOn, run: (state, dispatch, view) => (isOn(state) ? off : on)(state, dispatch, view),
});

const list = (type, key) => toggle(key, state => isIn(state, type), wrapInList(type), liftListItem(nodes.entry));

/** The link at hand: where it begins and ends, and where it leads. */
function linkAt({ selection: { $from, from, to, empty }, doc }) {
  const linkOf = node => node && marks.link.isInSet(node.marks);
  const at = linkOf($from.nodeAfter) ?? linkOf($from.nodeBefore);
  if (!empty || !at) {
    let address = '';
    doc.nodesBetween(from, to, node => { address ||= linkOf(node)?.attrs.href ?? ''; });
    return { from, to, address };
  }
  let start = $from.start();
  const runs = [];
  $from.parent.forEach(child => {
    runs.push({ from: start, to: start + child.nodeSize, isLinked: linkOf(child)?.eq(at) ?? false });
    start += child.nodeSize;
  });
  const here = runs.findIndex(run => run.isLinked && run.from <= from && from <= run.to);
  let first = here;
  let last = here;
  while (runs[first - 1]?.isLinked) first--;
  while (runs[last + 1]?.isLinked) last++;
  return { from: runs[first].from, to: runs[last].to, address: at.attrs.href };
}

/** @param askForLink given the address of the link at hand, promises another, '' for none, null for no change */
export function commands(askForLink) {
  const link = (state, dispatch, view) => {
    if (!dispatch) return true;
    const { from, to, address } = linkAt(state);
    askForLink(address).then(wanted => {
      if (wanted !== null) {
        const tr = view.state.tr;
        if (from === to && wanted) tr.insertText(wanted.replace(/^(https?:\/\/|mailto:)/, ''), from);
        const end = tr.mapping.map(to);
        tr.removeMark(from, end, marks.link);
        if (wanted) tr.addMark(from, end, marks.link.create({ href: wanted }));
        view.dispatch(tr);
      }
      view.focus();
    });
    return true;
  };
  return {
    bold: mark(marks.strong, 'Mod-b'),
    italic: mark(marks.em, 'Mod-i'),
    link: { keys: ['Mod-k'], isOn: state => hasMark(state, marks.link), run: link },
    heading: toggle('Mod-Alt-2', state => isIn(state, nodes.heading), setBlockType(nodes.heading), setBlockType(nodes.paragraph)),
    quote: toggle('Mod-Shift-5', state => isIn(state, nodes.quote), wrapIn(nodes.quote), lift),
    bullets: list(nodes.bullets, 'Mod-Shift-8'),
    numbers: list(nodes.numbers, 'Mod-Shift-9'),
    undo: { keys: ['Mod-z'], canRun: state => undoDepth(state) > 0, run: undo },
    redo: { keys: ['Mod-y', 'Mod-Shift-z'], canRun: state => redoDepth(state) > 0, run: redo },
  };
}

const newLine = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.line.create()).scrollIntoView());
  return true;
});

/** Keys that no button has. The tab key leaves the editor, but within a list. */
export const KEYS = {
  ...baseKeymap,
  'Shift-Enter': newLine,
  Enter: chainCommands(splitListItem(nodes.entry), baseKeymap.Enter),
  Tab: sinkListItem(nodes.entry),
  'Mod-[': liftListItem(nodes.entry),
  'Mod-]': sinkListItem(nodes.entry),
};
