import type { ReactNode } from 'react';

/** One column that a table can show. */
export interface Column<Row> {
  id: string;
  label: string;
  /** The narrowest it may be, in pixels, and its share of what is left over. */
  min: number;
  share: number;
  /** Whether it is shown where nobody chose. */
  shown: boolean;
  /** By what the list is sorted when its head is pressed, and whether that begins with the largest. */
  sort?: { by: string; descendingFirst: boolean; onlyOneWay?: boolean };
  cell: (row: Row) => ReactNode;
}

/** A column that is shown; without a width it takes its share. */
export interface Placed<Row> {
  column: Column<Row>;
  width: number | undefined;
}

export const leastWidth = 60;
export const mostWidth = 800;

const written = /^([a-z][\w-]{0,59})(?::(\d{2,3}))?$/i;

/** Reads `ID` or `ID:WIDTH`, in order, out of the address; what is not well-formed is left out. */
export const readColumns = (value: unknown): string[] | undefined => {
  const texts = (Array.isArray(value) ? value : [value]).filter(
    (one): one is string => typeof one === 'string' && written.test(one),
  );
  const seen = new Set<string>();
  const found = texts.filter((text) => {
    const id = text.split(':', 1)[0] ?? '';
    return !seen.has(id) && seen.add(id);
  });
  return found.length === 0 ? undefined : found.slice(0, 40);
};

const widthIn = (text: string): number | undefined => {
  const width = written.exec(text)?.[2];
  return width === undefined ? undefined : Math.min(mostWidth, Math.max(leastWidth, Number(width)));
};

/**
 * The columns to show, in order. The first of `all` always comes first: it says whom a row is about.
 * Ids that mean nothing here (a field that was removed) are left out.
 */
export const placed = <Row>(all: readonly Column<Row>[], texts: string[] | undefined): Placed<Row>[] => {
  const [lead, ...others] = all;
  if (lead === undefined) return [];
  if (texts === undefined)
    return [lead, ...others.filter((column) => column.shown)].map((column) => ({ column, width: undefined }));
  const widths = new Map(texts.map((text) => [text.split(':', 1)[0] ?? '', widthIn(text)]));
  const chosen = [...widths.keys()].flatMap((id) => others.find((column) => column.id === id) ?? []);
  return [lead, ...chosen].map((column) => ({ column, width: widths.get(column.id) }));
};

/** As it stands in the address; undefined where it is what everybody sees who chose nothing. */
export const textsOf = <Row>(
  all: readonly Column<Row>[],
  shown: readonly Placed<Row>[],
): string[] | undefined => {
  const texts = shown.map(({ column, width }) => (width === undefined ? column.id : `${column.id}:${width}`));
  const usual = placed(all, undefined).map(({ column }) => column.id);
  return texts.join() === usual.join() ? undefined : texts;
};

/** With the column at another place; the lead stays first. */
export const moved = <Row>(shown: readonly Placed<Row>[], id: string, to: number): Placed<Row>[] => {
  const from = shown.findIndex(({ column }) => column.id === id);
  const one = shown[from];
  if (from < 1 || one === undefined) return [...shown];
  const others = shown.filter((_, index) => index !== from);
  others.splice(Math.min(others.length, Math.max(1, to)), 0, one);
  return others;
};

/** With the column shown behind the others, or not shown any more. */
export const toggled = <Row>(shown: readonly Placed<Row>[], column: Column<Row>): Placed<Row>[] =>
  shown.some((one) => one.column.id === column.id)
    ? shown.filter((one, index) => index === 0 || one.column.id !== column.id)
    : [...shown, { column, width: undefined }];

export const resized = <Row>(shown: readonly Placed<Row>[], id: string, width: number): Placed<Row>[] =>
  shown.map((one) =>
    one.column.id === id
      ? { ...one, width: Math.round(Math.min(mostWidth, Math.max(leastWidth, width))) }
      : one,
  );

const gap = 12;

/** The tracks of the grid, and how wide the table is at least. */
export const gridOf = <Row>(
  shown: readonly Placed<Row>[],
  picks: boolean,
): { tracks: string; least: number } => ({
  tracks: [
    ...(picks ? ['34px'] : []),
    ...shown.map(({ column, width }) =>
      width === undefined ? `minmax(${column.min}px, ${column.share}fr)` : `${width}px`,
    ),
  ].join(' '),
  least:
    (picks ? 34 + gap : 0) +
    shown.reduce((sum, { column, width }) => sum + (width ?? column.min) + gap, 0) +
    4,
});
