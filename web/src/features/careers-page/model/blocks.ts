import type { PageBlock, PageBlockItem, PageBlockKind } from '@/contract';

/** Kinds that can be added; the list of jobs is always there, and a page has one opening. */
export const addable: readonly PageBlockKind[] = [
  'hero',
  'text',
  'people',
  'benefits',
  'departments',
  'locations',
  'faq',
];

export const emptyItem = (): PageBlockItem => ({
  title: '',
  subtitle: '',
  text: '',
  html: '',
  picture: null,
});

/** A name for a block that no other block of the page has. */
const freeId = (blocks: readonly PageBlock[], kind: PageBlockKind): string => {
  const taken = new Set(blocks.map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? kind : `${kind}-${number}`;
    if (!taken.has(id)) return id;
  }
};

export const newBlock = (blocks: readonly PageBlock[], kind: PageBlockKind, heading: string): PageBlock => ({
  id: freeId(blocks, kind),
  kind,
  hidden: false,
  heading,
  text: '',
  html: '',
  button: '',
  picture: null,
  items: ['people', 'benefits', 'faq'].includes(kind) ? [emptyItem()] : [],
});

/** The opening comes first, everything else before the list of jobs only if that is asked for: at the end. */
export const withBlock = (blocks: readonly PageBlock[], block: PageBlock): PageBlock[] =>
  block.kind === 'hero' ? [block, ...blocks] : [...blocks, block];

export const moved = <T>(list: readonly T[], from: number, to: number): T[] => {
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (one !== undefined) next.splice(to, 0, one);
  return next;
};

export const changedAt = <T>(list: readonly T[], index: number, change: Partial<T>): T[] =>
  list.map((one, at) => (at === index ? { ...one, ...change } : one));

export const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, at) => at !== index);

/** A block that was removed, at its old place again; once, however often that is asked for. */
export const broughtBack = (blocks: readonly PageBlock[], gone: PageBlock, index: number): PageBlock[] => {
  if (blocks.includes(gone)) return [...blocks];
  const isTaken = blocks.some(({ id }) => id === gone.id);
  const back = isTaken ? { ...gone, id: freeId(blocks, gone.kind) } : gone;
  return [...blocks.slice(0, index), back, ...blocks.slice(index)];
};

export const sameBlocks = (one: readonly PageBlock[], other: readonly PageBlock[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The block that a field of a refusal is about: `blocks.3.items.0.title` is about the fourth. */
export const blockOf = (field: string): number | null => {
  const found = /^blocks\.(\d+)\./.exec(field);
  return found === null ? null : Number(found[1]);
};
