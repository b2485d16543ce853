import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  cancelInterview,
  changeInterview,
  completeInterview,
  getDebrief,
  getInterview,
  listApplicationInterviews,
  listInterviews,
  missInterview,
  scheduleInterview,
} from '@/client';
import type { InterviewInput, InterviewPatch } from '@/contract';
import { paging } from '@/http/pages';
import { ifMatch } from '@/http/preconditions';

export type InterviewsView = 'upcoming' | 'to_fill_in' | 'all';

export const interviewsQuery = (view: InterviewsView) =>
  infiniteQueryOptions({
    queryKey: ['interviews', 'list', view],
    queryFn: ({ pageParam, signal }) =>
      listInterviews({ query: { view, mine: true, limit: 50, cursor: pageParam }, signal }),
    ...paging,
  });

/** The first few, for the start screen. */
export const interviewsPeekQuery = (view: InterviewsView) =>
  queryOptions({
    queryKey: ['interviews', 'peek', view],
    queryFn: ({ signal }) => listInterviews({ query: { view, mine: true, limit: 5 }, signal }),
  });

export const applicationInterviewsQuery = (applicationId: string) =>
  queryOptions({
    queryKey: ['interviews', 'application', applicationId],
    queryFn: ({ signal }) => listApplicationInterviews({ path: { application_id: applicationId }, signal }),
  });

export const debriefQuery = (applicationId: string) =>
  queryOptions({
    queryKey: ['interviews', 'debrief', applicationId],
    queryFn: ({ signal }) => getDebrief({ path: { application_id: applicationId }, signal }),
  });

export const interviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['interviews', id],
    queryFn: ({ signal }) => getInterview({ path: { interview_id: id }, signal }),
  });

export const arrange = (applicationId: string, body: InterviewInput) =>
  scheduleInterview({ path: { application_id: applicationId }, body });

export const change = (id: string, version: number, body: InterviewPatch) =>
  changeInterview({ path: { interview_id: id }, body, headers: ifMatch(version) });

export const callOff = (id: string, version: number, reason: string) =>
  cancelInterview({ path: { interview_id: id }, body: { reason }, headers: ifMatch(version) });

export const markHeld = (id: string, version: number) =>
  completeInterview({ path: { interview_id: id }, headers: ifMatch(version) });

export const markMissed = (id: string, version: number) =>
  missInterview({ path: { interview_id: id }, headers: ifMatch(version) });
