import { useSyncExternalStore } from 'react';

/** Moves of this tab that can still be undone. */
export interface RecentMove {
  transitionId: string;
  applicationId: string;
  jobId: string;
  name: string;
  toStage: string;
  /** Until when the server takes the move back. */
  until: string;
  /** Its mail waits until then: a rejection. Others leave after seconds and are set right by another. */
  held: boolean;
}

let moves: readonly RecentMove[] = [];
const listeners = new Set<() => void>();

const update = (next: readonly RecentMove[]) => {
  moves = next;
  listeners.forEach((listener) => listener());
};

const open = (move: RecentMove) => new Date(move.until).getTime() > Date.now();

export const rememberMove = (move: RecentMove) => update([move, ...moves.filter(open)].slice(0, 100));

export const forgetMove = (transitionId: string) =>
  update(moves.filter((move) => move.transitionId !== transitionId));

/** The newest move that can be undone, of one job or application when named. */
export const lastMove = (scope: { jobId?: string; applicationId?: string } = {}): RecentMove | undefined =>
  moves.find(
    (move) =>
      open(move) &&
      (scope.jobId === undefined || move.jobId === scope.jobId) &&
      (scope.applicationId === undefined || move.applicationId === scope.applicationId),
  );

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  // A move that can no longer be undone leaves the list without anybody touching it.
  const timer = setInterval(() => {
    if (!moves.every(open)) update(moves.filter(open));
  }, 15_000);
  return () => {
    clearInterval(timer);
    listeners.delete(listener);
  };
};

export const useRecentMoves = () => useSyncExternalStore(subscribe, () => moves);
