import { queryOptions } from '@tanstack/react-query';
import { getBoard, listApplications } from '@/client';
import type { ApplicationSummary, Page } from '@/contract';

export const boardKey = (jobId: string) => ['board', jobId] as const;

export const boardQuery = (jobId: string) =>
  queryOptions({
    queryKey: boardKey(jobId),
    queryFn: ({ signal }) => getBoard({ query: { job_id: jobId }, signal }),
  });

/** The most that one request may bring. */
const pageSize = 200;

const restKey = (jobId: string, stage: string, cursor: string, pages: number) =>
  [...boardKey(jobId), 'rest', stage, cursor, pages] as const;

/**
 * What follows a column's first page: as many further pages as were asked for.
 *
 * One page more goes on from those that were read; after a change all are read anew together, so that
 * no application falls between two pages.
 */
export const columnRestQuery = (jobId: string, stage: string, cursor: string, pages: number) =>
  queryOptions({
    queryKey: restKey(jobId, stage, cursor, pages),
    queryFn: async ({ client, queryKey, signal }): Promise<Page<ApplicationSummary>> => {
      const before = client.getQueryState<Page<ApplicationSummary>>(restKey(jobId, stage, cursor, pages - 1));
      const again = client.getQueryData(queryKey) !== undefined;
      const known = again || before?.isInvalidated === true ? undefined : before?.data;
      const items = [...(known?.items ?? [])];
      let next: string | null | undefined = known === undefined ? cursor : known.next_cursor;
      for (let page = known === undefined ? 0 : pages - 1; page < pages && next; page += 1) {
        const answer: Page<ApplicationSummary> = await listApplications({
          query: { job_id: jobId, stage, cursor: next, limit: pageSize, sort: '-stage_entered_at' },
          signal,
        });
        items.push(...answer.items);
        next = answer.next_cursor;
      }
      return { items, next_cursor: next };
    },
  });
