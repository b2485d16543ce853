import { useEffect, useState } from 'react';
import type { Onlooker } from '@/contract';

/** Long enough for a page that is loaded anew. */
const lingersFor = 1500;

const keyOf = ({ record_id, user_id }: Onlooker) => `${record_id} ${user_id}`;

/** Those who are there now, and behind them those of before who are not. */
export const withFormer = (now: readonly Onlooker[], before: readonly Onlooker[]): readonly Onlooker[] => {
  const here = new Set(now.map(keyOf));
  const gone = before.filter((one) => !here.has(keyOf(one)));
  return gone.length === 0 ? now : [...now, ...gone];
};

/** People who go stay for a moment: nobody flickers who comes back at once. */
export const useSteady = (people: readonly Onlooker[]): readonly Onlooker[] => {
  const [shown, setShown] = useState(people);
  useEffect(() => {
    setShown((before) => withFormer(people, before));
    const timer = setTimeout(() => setShown(people), lingersFor);
    return () => clearTimeout(timer);
  }, [people]);
  return shown;
};
