/** Numbers as operators read them. What is not known is a dash. */

const NONE = '–';
const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const SHORT = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });
const BYTES = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

const known = write => value => (Number.isFinite(value) ? write(value) : NONE);

export const count = known(value => (Math.abs(value) >= 10 || Number.isInteger(value) ? WHOLE : SHORT).format(value));

export const share = known(value => `${(value > 0 && value < 0.0995 ? SHORT : WHOLE).format(value * 100)} %`);

export const seconds = known(value => {
  if (value >= 1) return `${SHORT.format(value)} s`;
  return `${(value >= 0.01 ? WHOLE : SHORT).format(value * 1_000)} ms`;
});

export const bytes = known(value => {
  const unit = value < 1 ? 0 : Math.min(BYTES.length - 1, Math.floor(Math.log2(value) / 10));
  const number = value / 1024 ** unit;
  return `${(number >= 10 ? WHOLE : SHORT).format(number)} ${BYTES[unit]}`;
});

export const span = known(value => {
  const minutes = Math.floor(value / 60);
  if (minutes < 1) return `${Math.floor(value)} s`;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`;
});
