import { queryOptions } from '@tanstack/react-query';
import { getBoard, listApplications } from '@/client';
import type { ApplicationSummary, Page } from '@/contract';

export const boardKey = (jobId: string) => ['board', jobId] as const;

export const boardQuery = (jobId: string) =>
  queryOptions({
    queryKey: boardKey(jobId),
    queryFn: ({ signal }) => getBoard({ query: { job_id: jobId }, signal }),
  });

/** What follows a column's first page: as many further pages as were asked for, read anew together. */
export const columnRestQuery = (jobId: string, stage: string, cursor: string, pages: number) =>
  queryOptions({
    queryKey: [...boardKey(jobId), 'rest', stage, cursor, pages],
    queryFn: async ({ signal }): Promise<Page<ApplicationSummary>> => {
      const items: ApplicationSummary[] = [];
      let next: string | null | undefined = cursor;
      for (let page = 0; page < pages && next; page += 1) {
        const answer: Page<ApplicationSummary> = await listApplications({
          query: { job_id: jobId, stage, cursor: next, limit: 50, sort: '-stage_entered_at' },
          signal,
        });
        items.push(...answer.items);
        next = answer.next_cursor;
      }
      return { items, next_cursor: next };
    },
  });
