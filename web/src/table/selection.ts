import { useCallback, useMemo, useState } from 'react';

/** A set of chosen ids, with ranges from the last choice. */
export const useSelectionOf = (ids: readonly string[]) => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string | null>(null);
  const present = useMemo(() => {
    const all = new Set(ids);
    return new Set([...chosen].filter((id) => all.has(id)));
  }, [chosen, ids]);

  const toggle = useCallback(
    (id: string, range = false) => {
      setChosen((before) => {
        const next = new Set(before);
        if (range && anchor !== null) {
          const [from, to] = [ids.indexOf(anchor), ids.indexOf(id)].sort((a, b) => a - b);
          for (const one of ids.slice(from, (to ?? 0) + 1)) next.add(one);
        } else if (!next.delete(id)) next.add(id);
        return next;
      });
      setAnchor(id);
    },
    [anchor, ids],
  );
  const setMany = useCallback((many: readonly string[], on: boolean) => {
    setChosen((before) => {
      const next = new Set(before);
      for (const id of many)
        if (on) next.add(id);
        else next.delete(id);
      return next;
    });
  }, []);
  const clear = useCallback(() => setChosen(new Set()), []);
  return { chosen: present, toggle, setMany, clear };
};

export type Selection = ReturnType<typeof useSelectionOf>;
