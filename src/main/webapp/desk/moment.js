/** Moments in the zone of whoever sits at the desk, always with the zone named. */

export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const two = number => String(number).padStart(2, '0');

/** @returns what an input of type datetime-local takes, '' for no moment */
export function toField(moment) {
  const date = new Date(moment);
  if (!moment || Number.isNaN(date.getTime())) return '';
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** @returns the moment in UTC as ninjs wants it, '' for none */
export function fromField(value) {
  const date = new Date(value);
  return value && !Number.isNaN(date.getTime()) ? date.toISOString() : '';
}

export const isToCome = moment => new Date(moment) > new Date();

export function inZone(moment) {
  return new Intl.DateTimeFormat('en', {
    weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(new Date(moment));
}
