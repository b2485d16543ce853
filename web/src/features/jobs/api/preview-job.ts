import { queryOptions } from '@tanstack/react-query';
import { previewJob } from '@/client';

/** The description as the careers page will show it: sanitised by the server. */
export const previewQuery = (description_html: string, title: string) =>
  queryOptions({
    queryKey: ['job-preview', description_html],
    queryFn: ({ signal }) =>
      previewJob({ body: { title: title === '' ? 'Untitled' : title, description_html }, signal }),
    staleTime: Infinity,
    gcTime: 60_000,
  });
