/** What Chromium 90 lacks and the libraries of the pages may call; each is defined only where it is missing. */

function at(this: ArrayLike<unknown> | string, index: number): unknown {
  const place = Math.trunc(index) || 0;
  return this[place < 0 ? this.length + place : place];
}

function define(target: object, name: string, value: unknown): void {
  if (name in target) return;
  Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

for (const prototype of [Array.prototype, String.prototype]) define(prototype, "at", at);

define(Object, "hasOwn", (target: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(target, key));

define(Array.prototype, "findLast", function findLast(this: unknown[], test: (item: unknown, index: number, all: unknown[]) => boolean) {
  for (let index = this.length - 1; index >= 0; index -= 1) if (test(this[index], index, this)) return this[index];
  return undefined;
});

define(globalThis, "structuredClone", (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown);

export {};
