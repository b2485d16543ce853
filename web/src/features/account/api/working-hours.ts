import { queryOptions } from '@tanstack/react-query';
import { getInterviewHours, updateInterviewHours } from '@/client';
import type { InterviewHoursInput } from '@/contract';
import { ifMatch } from '@/http/preconditions';

export const workingHoursQuery = queryOptions({
  queryKey: ['interview-hours'],
  queryFn: ({ signal }) => getInterviewHours({ signal }),
});

export const saveWorkingHours = (version: number, body: InterviewHoursInput) =>
  updateInterviewHours({ body, headers: ifMatch(version) });
