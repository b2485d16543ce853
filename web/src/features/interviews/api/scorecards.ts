import { queryOptions } from '@tanstack/react-query';
import { listScorecardRevisions, saveScorecard, submitScorecard } from '@/client';
import type { ScorecardInput } from '@/contract';
import { ifMatch } from '@/http/preconditions';

/** `version` is that of the draft on the server, null while there is none. */
export const saveDraft = (interviewId: string, version: number | null, body: ScorecardInput) =>
  saveScorecard({
    path: { interview_id: interviewId },
    body,
    headers: version === null ? undefined : ifMatch(version),
  });

export const submit = (interviewId: string, version: number | null, body: ScorecardInput) =>
  submitScorecard({
    path: { interview_id: interviewId },
    body,
    headers: version === null ? undefined : ifMatch(version),
  });

export const revisionsQuery = (scorecardId: string) =>
  queryOptions({
    queryKey: ['interviews', 'revisions', scorecardId],
    queryFn: ({ signal }) => listScorecardRevisions({ path: { scorecard_id: scorecardId }, signal }),
  });
