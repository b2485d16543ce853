import { queryOptions } from '@tanstack/react-query';
import {
  createInterviewKit,
  createInterviewQuestion,
  getInterviewKit,
  getInterviewScale,
  listInterviewQuestions,
  updateInterviewKit,
  updateInterviewQuestion,
  updateInterviewScale,
} from '@/client';
import type { Anchors, BankQuestion, KitInput } from '@/contract';
import { ifMatch } from '@/http/preconditions';

export const kitQuery = (id: string) =>
  queryOptions({
    queryKey: ['interview-kits', id],
    queryFn: ({ signal }) => getInterviewKit({ path: { kit_id: id }, signal }),
  });

export const questionsQuery = queryOptions({
  queryKey: ['interview-questions'],
  queryFn: ({ signal }) => listInterviewQuestions({ query: { limit: 200 }, signal }),
});

export const scaleQuery = queryOptions({
  queryKey: ['interview-scale'],
  queryFn: ({ signal }) => getInterviewScale({ signal }),
});

export const addKit = (body: KitInput) => createInterviewKit({ body });

export const saveKit = (id: string, version: number, body: KitInput) =>
  updateInterviewKit({ path: { kit_id: id }, body, headers: ifMatch(version) });

export const addQuestion = (body: { text: string; good_answer: string; attribute: string }) =>
  createInterviewQuestion({ body });

export const changeQuestion = (
  question: BankQuestion,
  body: { text?: string; good_answer?: string; attribute?: string; active?: boolean },
) =>
  updateInterviewQuestion({
    path: { question_id: question.id },
    body,
    headers: ifMatch(question.version),
  });

export const saveScale = (version: number, body: Anchors) =>
  updateInterviewScale({ body, headers: ifMatch(version) });
