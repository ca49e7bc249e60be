const LOOKED_AT = 20;
const MOST_DIGITS = 8;

/** `homeTeam` → `Home team`: what a column is called when nobody says. */
function words(name) {
  const spaced = name.replace(/_/g, ' ').replace(/([a-z0-9])([A-Z])/g, (all, before, after) => `${before} ${after.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function digits(number) {
  const [, fraction = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(String(number)) ?? [];
  return Math.min(MOST_DIGITS, Math.max(0, fraction.length - Number(exponent)));
}

/** One column of a table: what it is called and how its values are written. */
export class Column {
  #format = null;
  #digits = 0;
  numeric = false;

  constructor(field, label) {
    this.field = field;
    this.label = label;
  }

  /** Whether the numbers seen so far have to be written anew: one has more decimals, and points stand below each other. */
  widens(value) {
    if (typeof value !== 'number') return false;
    const more = digits(value);
    const widens = more > this.#digits;
    if (widens) {
      this.#digits = more;
      this.#format = null;
    }
    this.numeric = true;
    return widens;
  }

  text(value, language) {
    if (value === null || value === undefined) return '';
    if (typeof value === 'boolean') return value ? '✓' : '✗';
    if (typeof value !== 'number') return String(value);
    this.#format ??= new Intl.NumberFormat(language, { minimumFractionDigits: this.#digits, maximumFractionDigits: MOST_DIGITS });
    return this.#format.format(value);
  }
}

/** `home:Home,away:Away`; without it, the fields of the first rows. */
export function columns(attribute, rows) {
  if (attribute?.trim()) {
    return attribute.split(',').map(part => part.trim()).filter(Boolean).map(part => {
      const [field, ...label] = part.split(':');
      return new Column(field.trim(), label.join(':').trim() || words(field.trim()));
    });
  }
  const fields = new Set();
  for (const { fields: first } of [...rows].slice(0, LOOKED_AT)) Object.keys(first).forEach(field => fields.add(field));
  return [...fields].map(field => new Column(field, words(field)));
}
