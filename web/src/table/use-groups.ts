import { useCallback, useMemo, useState } from 'react';

/** Rows of the groups that are open, as far as they were loaded, in the order of the groups. */
export const useGroupedRows = <Row>(order: readonly string[]) => {
  const [loaded, setLoaded] = useState<ReadonlyMap<string, Row[]>>(new Map());
  const onRows = useCallback((group: string, rows: Row[]) => {
    setLoaded((before) => {
      const next = new Map(before);
      if (rows.length === 0) next.delete(group);
      else next.set(group, rows);
      return next;
    });
  }, []);
  const rows = useMemo(() => order.flatMap((key) => loaded.get(key) ?? []), [order, loaded]);
  return { rows, onRows };
};

/** The open groups with one more or one less; a key may be empty: those without an owner. */
export const toggledGroup = (open: string[] | undefined, key: string): string[] | undefined => {
  const next = open?.includes(key) === true ? open.filter((one) => one !== key) : [...(open ?? []), key];
  return next.length === 0 ? undefined : next;
};
