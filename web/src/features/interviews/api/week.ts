import { queryOptions } from '@tanstack/react-query';
import { getInterviewWeek, listJobs } from '@/client';
import type { WeekSearch } from '../model/week-search';

/** One week, in the days of a zone: one request, whatever is in it. */
export const weekQuery = (search: WeekSearch, zone: string) =>
  queryOptions({
    queryKey: ['interviews', 'week', search, zone],
    queryFn: ({ signal }) =>
      getInterviewWeek({
        query: {
          day: search.day,
          time_zone: zone,
          interviewer_ids: search.people,
          job_id: search.job,
          mine: search.mine === true,
        },
        signal,
      }),
  });

/** The jobs that a week can be narrowed to. */
export const weekJobsQuery = queryOptions({
  queryKey: ['jobs', 'of-week'],
  queryFn: ({ signal }) => listJobs({ query: { limit: 200 }, signal }),
});
