import { queryOptions } from '@tanstack/react-query';
import { answerAccommodation, getAccommodation, shareAccommodation } from '@/client';
import type { AccommodationAnswer } from '@/contract';
import { ifMatch } from '@/http/preconditions';

export const accommodationQuery = (applicationId: string) =>
  queryOptions({
    queryKey: ['applications', applicationId, 'accommodation'],
    queryFn: ({ signal }) => getAccommodation({ path: { application_id: applicationId }, signal }),
  });

interface Answering {
  answer: AccommodationAnswer;
  words: string;
  /** What interviewers are told; undefined leaves it as it is. */
  shared: string | undefined;
}

export const answerRequest = (applicationId: string, version: number, body: Answering) =>
  answerAccommodation({ path: { application_id: applicationId }, body, headers: ifMatch(version) });

export const shareLine = (applicationId: string, version: number, words: string) =>
  shareAccommodation({ path: { application_id: applicationId }, body: { words }, headers: ifMatch(version) });
