import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  answerInterview,
  answerInterviewAgain,
  askForInterviewAdjustment,
  askForInterviewLink,
  askForPerson,
  beginInterview,
  chooseInterviewLanguage,
  consentToInterview,
  continueInterview,
  correctInterview,
  noteInterviewNotice,
  openInterviewRoom,
  pauseInterview,
  resumeInterview,
  seeInterviewRoom,
  stopInterview,
  takeInterviewBack,
} from '@/client';
import type { InterviewRoom } from '@/contract';
import { hasStatus } from '@/http/problem';

export const roomKey = (room: string) => ['interview-room', room];

export const roomQuery = (room: string) =>
  queryOptions({
    queryKey: roomKey(room),
    queryFn: ({ signal }) => seeInterviewRoom({ path: { room_id: room }, signal }),
    retry: (count, error) => hasStatus(error, 0) && count < 5,
  });

export const openRoom = (token: string) => openInterviewRoom({ body: { token } });
export const askForLink = (token: string) => askForInterviewLink({ body: { token } });

const MOST_TRIES = 60;
const PAUSE_MS = 2_000;

/**
 * Does something in the room and shows the room as it is then. What did not reach the server is
 * tried again: each of these may come twice.
 */
export const useInRoom = <T = void>(room: string, act: (given: T) => Promise<InterviewRoom>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    retry: (count, error) => hasStatus(error, 0, 502, 503, 504) && count < MOST_TRIES,
    retryDelay: PAUSE_MS,
    onSuccess: (seen) => client.setQueryData(roomKey(room), seen),
    onError: (error) => {
      // Another window was faster, or the state is another one: show what is there.
      if (hasStatus(error, 409)) void client.invalidateQueries({ queryKey: roomKey(room) });
    },
  });
};

const at = (room: string) => ({ path: { room_id: room } });

export const noteNotice = (room: string) => noteInterviewNotice(at(room));
export const chooseLanguage = (room: string, language: InterviewRoom['language']) =>
  chooseInterviewLanguage({ ...at(room), body: { language } });
export const agree = (room: string, version: string) =>
  consentToInterview({ ...at(room), body: { notice_version: version } });
export const wantPerson = (room: string, words: string) => askForPerson({ ...at(room), body: { words } });
export const askAdjustment = (room: string, given: { more_time: boolean; words: string }) =>
  askForInterviewAdjustment({ ...at(room), body: given });
export const begin = (room: string, knockouts: Record<string, string>) =>
  beginInterview({ ...at(room), body: { knockouts } });
export const answer = (room: string, given: { key: string; after: number; text: string }) =>
  answerInterview({ ...at(room), body: given });
export const answerAgain = (room: string, given: { key: string; number: number; text: string }) =>
  answerInterviewAgain({
    path: { room_id: room, turn_number: given.number },
    body: { key: given.key, text: given.text },
  });
export const goOn = (room: string) => continueInterview(at(room));
export const pause = (room: string) => pauseInterview(at(room));
export const resume = (room: string) => resumeInterview(at(room));
export const stop = (room: string) => stopInterview(at(room));
export const correct = (room: string, words: string) => correctInterview({ ...at(room), body: { words } });
export const takeBack = (room: string) => takeInterviewBack(at(room));
