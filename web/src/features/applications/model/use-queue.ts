import { useLingui } from '@lingui/react/macro';
import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ApplicationSummary, Page } from '@/contract';
import { preload } from '@/routing/preload';
import { announce } from '@/ui/announcer';
import { toastDone } from '@/ui/toast';
import { applicationQuery } from '../api/get-application';
import { findingsQuery, queueKey, queueQuery, type TriageScope } from '../api/triage';

type Pages = InfiniteData<Page<ApplicationSummary>>;

interface Place {
  id: string | null;
  name: string;
  /** Where in the queue, for when the application leaves it. */
  index: number;
}

const readAhead = 5;

const without = (pages: Pages | undefined, id: string): Pages | undefined =>
  pages === undefined
    ? undefined
    : {
        ...pages,
        pages: pages.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== id) })),
      };

/** The queue and where one is in it; what comes next is read before it is asked for. */
export const useQueue = (scope: TriageScope, begin: string | undefined, onPlace: (id: string) => void) => {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    queueQuery(scope),
  );
  // A page that moved on while the next was read may repeat what stood at its end.
  const items = [
    ...new Map((data?.pages ?? []).flatMap((page) => page.items).map((item) => [item.id, item])).values(),
  ];
  const [place, setPlace] = useState<Place>({ id: begin ?? null, name: '', index: 0 });
  const [left] = useState(() => new Set<string>());
  const found = items.findIndex((item) => item.id === place.id);
  const index = found >= 0 ? found : Math.max(0, Math.min(place.index, items.length - 1));
  const current = items[index];
  const next = items[index + 1];
  const previous = items[index - 1];

  const stand = (item: ApplicationSummary | undefined, at: number) => {
    setPlace({ id: item?.id ?? null, name: item?.candidate.full_name ?? '', index: at });
    if (item !== undefined) onPlace(item.id);
  };

  const follow = useEffectEvent(() => {
    if (data === undefined) return;
    if (current?.id === place.id) {
      if (place.name === '') setPlace({ ...place, name: current.candidate.full_name });
      return;
    }
    // Without a name it comes from the address, and may have left long ago.
    if (place.name !== '' && !left.has(place.id ?? ''))
      toastDone(t`${place.name} left the queue: the application was moved on meanwhile.`);
    stand(current, index);
  });
  useEffect(() => {
    follow();
  }, [current?.id, data, place.id]);

  const wantsMore = hasNextPage && !isFetchingNextPage && index >= items.length - readAhead;
  useEffect(() => {
    // A page that does not come is asked for again by the next step; the queue so far stays.
    if (wantsMore) fetchNextPage().catch(() => undefined);
  }, [wantsMore, fetchNextPage]);

  const nextId = next?.id;
  const nextJob = next?.job_id;
  useEffect(() => {
    if (nextId === undefined || nextJob === undefined) return;
    preload(client.query(applicationQuery(nextId)));
    preload(client.query(findingsQuery(nextJob, nextId)));
  }, [client, nextId, nextJob]);

  const go = (step: 1 | -1) => {
    const target = step === 1 ? next : previous;
    if (target === undefined) {
      announce(step === 1 ? t`This is the last one.` : t`This is the first one.`);
      return;
    }
    stand(target, index + step);
  };

  /** The current application is dealt with: the next one shows, before the server has answered. */
  const leave = () => {
    if (current === undefined) return;
    left.add(current.id);
    stand(next ?? previous, next === undefined ? index - 1 : index);
    void client.cancelQueries({ queryKey: queueKey });
    client.setQueriesData<Pages>({ queryKey: queueKey }, (pages) => without(pages, current.id));
  };

  /** Back to an application that returns to the queue. */
  const comeBack = (id: string) => {
    left.add(id);
    setPlace({ id, name: '', index });
  };

  return {
    isLoading: data === undefined,
    error,
    refetch,
    current,
    position: index + 1,
    hasNext: next !== undefined,
    hasPrevious: previous !== undefined,
    go,
    leave,
    comeBack,
  };
};
