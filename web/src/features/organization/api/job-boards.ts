import { queryOptions } from '@tanstack/react-query';
import {
  createJobBoardKey,
  listJobBoards,
  revokeJobBoardKey,
  rotateJobBoardKey,
  switchJobBoard,
} from '@/client';
import type { JobBoard } from '@/contract';

export const jobBoardsQuery = queryOptions({
  queryKey: ['job-boards'],
  queryFn: ({ signal }) => listJobBoards({ signal }),
});

export const switchBoard = (board: JobBoard['board'], enabled: boolean) =>
  switchJobBoard({ path: { board }, body: { enabled } });

export const makeKey = (body: { name: string; asks_consent: boolean }) => createJobBoardKey({ body });

export const rotateKey = (id: string) => rotateJobBoardKey({ path: { board_key_id: id } });

export const revokeKey = (id: string) => revokeJobBoardKey({ path: { board_key_id: id } });
