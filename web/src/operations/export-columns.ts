import { fieldsAmong } from '@/table/custom-columns';
import type { Placed } from '@/table/columns';

/** What a file can tell, and what of it is chosen to begin with. */
export interface ExportChoice<Column extends string> {
  columns: readonly Column[];
  fields: readonly { id: string; label: string }[];
  shown: string[];
}

/** The columns of a file that say what a list shows; `says` tells by the id of the list's column. */
export const shownInFile = <Row, Column extends string>(
  shown: readonly Placed<Row>[],
  says: Partial<Record<string, readonly Column[]>>,
): string[] => [
  ...new Set([...shown.flatMap(({ column }) => says[column.id] ?? []), ...(fieldsAmong(shown) ?? [])]),
];
