import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useMe } from '@/session/use-me';
import { markChanged } from './changes';
import { connect, type LiveState } from './connection';
import { concerned, refresh } from './refresh';

const LiveStateContext = createContext<LiveState>('connecting');

export const useLiveState = () => useContext(LiveStateContext);

const batchFor = 60;
const waitForWrites = 250;

/**
 * Keeps what is on screen true: stale keys from the event stream become refetches. An organization
 * has such a stream; the platform's own screens have none.
 */
export function LiveUpdates({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const me = useMe();
  const [state, setState] = useState<LiveState>('connecting');
  const userId = me.user.id;
  const organizationId = me.organization?.id;

  useEffect(() => {
    if (organizationId === undefined) return undefined;
    let waiting: string[][] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      // A refetch in the middle of an optimistic write would show the old place for a moment.
      if (client.isMutating() > 0) {
        timer = setTimeout(flush, waitForWrites);
        return;
      }
      timer = undefined;
      const keys = new Map(waiting.map((key) => [JSON.stringify(key), key]));
      waiting = [];
      for (const queryKey of keys.values()) void refresh(client, concerned(queryKey));
    };
    return connect('/api/v1/events', {
      onEvent: (event) => {
        waiting.push(...event.keys);
        timer ??= setTimeout(flush, batchFor);
        if (event.by !== userId)
          for (const [resource, id] of event.keys)
            if (resource === 'applications' && id !== undefined) markChanged(id);
      },
      onState: setState,
      onResync: () => void refresh(client, {}),
    });
  }, [client, userId, organizationId]);

  return <LiveStateContext value={state}>{children}</LiveStateContext>;
}
