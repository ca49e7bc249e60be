const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * One stop in the tab order for a row of buttons; arrows, Home and End move within it, as WAI-ARIA says of toolbars and tabs.
 *
 * @param moved told of the button that an arrow led to
 */
export function roving(row, moved = () => {}) {
  const buttons = () => [...row.querySelectorAll('button')];
  const settle = current => {
    for (const button of buttons()) button.tabIndex = button === current ? 0 : -1;
  };
  settle(buttons()[0]);
  row.addEventListener('focusin', ({ target }) => settle(target.closest('button')));
  row.addEventListener('keydown', event => {
    const all = buttons();
    const at = all.indexOf(event.target.closest('button'));
    const forward = getComputedStyle(row).direction === 'rtl' ? -1 : 1;
    const step = STEPS[event.key] * (event.key.endsWith('t') ? forward : 1);
    const next = step ? all.at((at + step) % all.length) : { Home: all[0], End: all.at(-1) }[event.key];
    if (at < 0 || !next || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    next.focus();
    moved(next);
  });
  return settle;
}
