import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { choiceQuery, leave, lookAt, type RecordKind } from './api';
import { lookoutOf } from './lookout';

/** What this tab calls itself; a page that is loaded anew is another tab. */
const tab = [...crypto.getRandomValues(new Uint8Array(12))]
  .map((byte) => byte.toString(16).padStart(2, '0'))
  .join('');

const lookout = lookoutOf<RecordKind>({
  look: ({ kind, id }, writing) => lookAt(tab, kind, id, writing),
  leave: () => leave(tab),
});

const isVisible = () => document.visibilityState === 'visible';

/** Lets others see that this tab shows a record, as long as it does and unless one does not want it. */
export const useLooking = (kind: RecordKind, id: string) => {
  const { data: choice } = useQuery(choiceQuery);
  const shown = choice?.shown ?? false;
  useEffect(() => {
    if (!shown) return undefined;
    const close = lookout.open({ kind, id }, isVisible());
    const turn = () => lookout.show(isVisible());
    const hide = () => lookout.show(false);
    document.addEventListener('visibilitychange', turn);
    window.addEventListener('pagehide', hide);
    window.addEventListener('pageshow', turn);
    return () => {
      document.removeEventListener('visibilitychange', turn);
      window.removeEventListener('pagehide', hide);
      window.removeEventListener('pageshow', turn);
      close();
    };
  }, [kind, id, shown]);
};

/** Lets others see that something is being written about the record that this tab shows. */
export const useWriting = (writing: boolean) => {
  useEffect(() => {
    lookout.write(writing);
  }, [writing]);
  useEffect(() => () => lookout.write(false), []);
};
