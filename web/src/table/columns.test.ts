import { expect, test } from 'vitest';
import { type Column, gridOf, moved, placed, readColumns, resized, textsOf, toggled } from './columns';

const column = (id: string, shown = true): Column<unknown> => ({
  id,
  label: id,
  min: 100,
  share: 1,
  shown,
  cell: () => null,
});
const all = [column('who'), column('stage'), column('applied'), column('source', false)];
const ids = (texts: string[] | undefined) => placed(all, texts).map((one) => one.column.id);

test('reads ids and widths, each column once, and nothing else', () => {
  expect(readColumns(['stage:140', 'applied', 'stage', '<b>', 7])).toEqual(['stage:140', 'applied']);
  expect(readColumns('stage')).toEqual(['stage']);
  expect(readColumns([])).toBeUndefined();
});

test('shows what was chosen, in its order, behind the one that says whom a row is about', () => {
  expect(ids(undefined)).toEqual(['who', 'stage', 'applied']);
  expect(ids(['source', 'gone', 'stage:140'])).toEqual(['who', 'source', 'stage']);
  expect(placed(all, ['who:999', 'stage:140']).map((one) => one.width)).toEqual([800, 140]);
});

test('what nobody changed is not written down', () => {
  const usual = placed(all, undefined);
  expect(textsOf(all, usual)).toBeUndefined();
  expect(textsOf(all, resized(usual, 'stage', 90.4))).toEqual(['who', 'stage:90', 'applied']);
  expect(textsOf(all, toggled(toggled(usual, column('stage')), column('stage')))).toEqual([
    'who',
    'applied',
    'stage',
  ]);
});

test('moves columns, but never the first', () => {
  const usual = placed(all, undefined);
  const order = (to: number, id: string) => moved(usual, id, to).map((one) => one.column.id);
  expect(order(1, 'applied')).toEqual(['who', 'applied', 'stage']);
  expect(order(0, 'applied')).toEqual(['who', 'applied', 'stage']);
  expect(order(9, 'stage')).toEqual(['who', 'applied', 'stage']);
  expect(order(2, 'who')).toEqual(['who', 'stage', 'applied']);
});

test('a chosen width is kept, the others share what is left', () => {
  const shown = resized(placed(all, ['stage']), 'stage', 10);
  expect(gridOf(shown, true)).toEqual({ tracks: '34px minmax(100px, 1fr) 60px', least: 234 });
});
