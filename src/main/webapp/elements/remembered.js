/** The last few texts of one kind that this browser was told to keep; its tabs share them. Forgets nothing but the oldest. */
export class Remembered {
  #name;
  #most;

  constructor(name, most) {
    this.#name = name;
    this.#most = most;
  }

  has(text) {
    return this.#all().includes(text);
  }

  /** @returns whether it was not there yet */
  add(text) {
    const all = this.#all();
    if (all.includes(text)) return false;
    try {
      localStorage.setItem(this.#name, JSON.stringify([...all, text].slice(-this.#most)));
    } catch {
      // Full, or forbidden: then it is not remembered.
    }
    return true;
  }

  /** Calls back when another tab has added one. @returns what ends that */
  watch(callback) {
    const hear = event => event.key === this.#name && callback();
    addEventListener('storage', hear);
    return () => removeEventListener('storage', hear);
  }

  #all() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#name));
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  }
}
