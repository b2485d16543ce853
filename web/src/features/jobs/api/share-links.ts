import { queryOptions } from '@tanstack/react-query';
import { countApplicationsByShareLink, createShareLink, listShareLinks, retireShareLink } from '@/client';

export const shareLinksQuery = (jobId: string) =>
  queryOptions({
    queryKey: ['jobs', jobId, 'share-links'],
    queryFn: ({ signal }) => listShareLinks({ path: { job_id: jobId }, signal }),
  });

/** How many applications came by each link of a job, and how many of them were hired. */
export const shareLinkCountsQuery = (jobId: string) =>
  queryOptions({
    queryKey: ['applications', 'share-link-counts', jobId],
    queryFn: async ({ signal }) => {
      const { items } = await countApplicationsByShareLink({ query: { job_id: jobId }, signal });
      return new Map(items.map((counts) => [counts.share_link_id, counts]));
    },
  });

export const shareJob = (jobId: string, label: string, source: string) =>
  createShareLink({ path: { job_id: jobId }, body: { label, source } });

export const retireLink = (jobId: string, linkId: string) =>
  retireShareLink({ path: { job_id: jobId, share_link_id: linkId } });
