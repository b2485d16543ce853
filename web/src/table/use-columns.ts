import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { announce } from '@/ui/announcer';
import { type Column, moved, type Placed, placed, resized, textsOf, toggled } from './columns';

export interface Columns<Row> {
  all: readonly Column<Row>[];
  shown: Placed<Row>[];
  toggle: (column: Column<Row>) => void;
  move: (id: string, to: number) => void;
  resize: (id: string, width: number) => void;
  reset: () => void;
}

/** The columns of a table, as the address says it. */
export const useColumns = <Row>(
  all: readonly Column<Row>[],
  texts: string[] | undefined,
  onTexts: (texts: string[] | undefined) => void,
): Columns<Row> => {
  const { t } = useLingui();
  return useMemo(() => {
    const shown = placed(all, texts);
    const write = (next: Placed<Row>[]) => onTexts(textsOf(all, next));
    return {
      all,
      shown,
      toggle: (column) => write(toggled(shown, column)),
      move: (id, to) => {
        const next = moved(shown, id, to);
        const at = next.findIndex((one) => one.column.id === id);
        announce(t`${next[at]?.column.label ?? ''} is column ${at + 1} of ${next.length}.`);
        write(next);
      },
      resize: (id, width) => write(resized(shown, id, width)),
      reset: () => onTexts(undefined),
    };
  }, [all, texts, onTexts, t]);
};
