/** An element with its attributes and children; attributes without a value, and children that are empty, are left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && (value !== '' || key === 'hidden')) made.setAttribute(key, value);
  }
  made.append(...children.filter(child => child !== undefined && child !== ''));
  return made;
}
