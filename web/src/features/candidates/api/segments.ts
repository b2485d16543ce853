import { queryOptions } from '@tanstack/react-query';
import { createSegment, listSegments, removeSegment, updateSegment } from '@/client';
import type { CandidateFilters } from '@/contract';
import { ifMatch } from '@/http/preconditions';

export const segmentsQuery = queryOptions({
  queryKey: ['segments'],
  queryFn: ({ signal }) => listSegments({ signal }),
});

export const saveSegment = (body: { name: string; filters: CandidateFilters; shared: boolean }) =>
  createSegment({ body });

export const changeSegment = (
  id: string,
  version: number,
  body: { name?: string; filters?: CandidateFilters; shared?: boolean },
) => updateSegment({ path: { segment_id: id }, body, headers: ifMatch(version) });

export const deleteSegment = (id: string) => removeSegment({ path: { segment_id: id } });
