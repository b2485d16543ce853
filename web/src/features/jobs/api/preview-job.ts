import { queryOptions } from '@tanstack/react-query';
import { previewJob } from '@/client';
import type { JobInput } from '@/contract';

/** What of a job the preview looks at. */
export type Typed = Pick<
  JobInput,
  'title' | 'description_html' | 'locations' | 'remote_policy' | 'pay' | 'skills'
>;

/** The description as the careers page will show it, sanitised by the server, and what deserves a look. */
export const previewQuery = (typed: Typed) =>
  queryOptions({
    queryKey: ['job-preview', typed],
    queryFn: ({ signal }) => previewJob({ body: typed, signal }),
    staleTime: Infinity,
    gcTime: 60_000,
  });
