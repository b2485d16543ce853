import { queryOptions } from '@tanstack/react-query';
import {
  ensureTag,
  groupApplications,
  listJobs,
  listTags,
  listTalentPools,
  startWithApplications,
} from '@/client';
import type { ManyApplications } from '@/contract';
import { idempotencyKey, newIdempotencyKey } from '@/http/preconditions';
import type { ApplicationFilters } from './get-applications';

/** Begins to do one thing with many, in the background. */
export const startWithMany = (body: ManyApplications) =>
  startWithApplications({ body, headers: idempotencyKey(newIdempotencyKey()) });

/** How many applications fit the filters of a list. */
export const countQuery = (filters: Omit<ApplicationFilters, 'sort'>) =>
  queryOptions({
    queryKey: ['applications', 'list', 'count', filters],
    queryFn: ({ signal }) => groupApplications({ query: filters, signal }),
  });

export const tagChoicesQuery = queryOptions({
  queryKey: ['tags', 'choices'],
  queryFn: ({ signal }) => listTags({ signal }),
});

export const poolChoicesQuery = queryOptions({
  queryKey: ['talent-pools', 'choices'],
  queryFn: ({ signal }) => listTalentPools({ signal }),
});

export const openJobChoicesQuery = queryOptions({
  queryKey: ['jobs', 'open-choices'],
  queryFn: ({ signal }) => listJobs({ query: { status: 'open', limit: 200 }, signal }),
});

/** The tags of these names, made where there were none. */
export const tagsNamed = async (names: string[]): Promise<string[]> => {
  const tags = await Promise.all(names.map((name) => ensureTag({ body: { name } })));
  return tags.map((tag) => tag.id);
};
