import { plural, t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Application, ApplicationSummary, Board, Moved, Stage } from '@/contract';
import { Problem } from '@/http/problem';
import { noteOwnChange } from '@/live/changes';
import { toastDone, toastFailed } from '@/ui/toast';
import { boardKey } from '../api/get-board';
import { moveApplication, type MoveInput } from '../api/move-application';
import { moveApplications } from '../api/move-applications';
import { triageKey } from '../api/triage';
import { undoMove } from '../api/undo-move';
import { hideUndoToast, showUndoToast } from '../components/undo-toast';
import { withMoved } from './board';
import { explainRefusal } from './conflict';
import { noteOwnVersion, versionNow } from './own-versions';
import { forgetMove, lastMove, type RecentMove, rememberMove } from './recent-moves';

/** The server's undo window in milliseconds; a bulk answer does not repeat it for each item. */
const undoWindow = 10 * 60_000;

export interface MoveRequest extends Omit<MoveInput, 'to_stage'> {
  applications: ApplicationSummary[];
  to: Stage;
}

export interface Refusal {
  application: ApplicationSummary;
  why: string;
}

interface Outcome {
  moved: RecentMove[];
  refused: Refusal[];
}

/** Moves of this tab that the server has not answered yet. */
const underWay = new Set<Promise<unknown>>();

/** Moved applications, by their job, that the screen has not read again yet. */
const toRead = new Map<string, string>();

/**
 * Moves applications with the board changed at once and put back where the server refuses.
 * `onRefused` gets the cards that stayed when several were moved together.
 */
export const useMoves = (onRefused?: (refused: Refusal[], to: Stage) => void) => {
  const { t } = useLingui();
  const client = useQueryClient();

  const refresh = useCallback(
    (applications: { id: string; job_id: string }[]) => {
      for (const { id, job_id } of applications) toRead.set(id, job_id);
      // An answer read now would show the place before a move that is still on its way: its end reads all.
      if (client.isMutating({ mutationKey: ['moves'] }) > 1) return;
      for (const jobId of new Set(toRead.values()))
        void client.invalidateQueries({ queryKey: boardKey(jobId) });
      for (const id of toRead.keys()) void client.invalidateQueries({ queryKey: ['applications', id] });
      toRead.clear();
      void client.invalidateQueries({ queryKey: ['applications', 'list'] });
      void client.invalidateQueries({ queryKey: ['applications', 'peek'] });
      void client.invalidateQueries({ queryKey: triageKey });
    },
    [client],
  );

  /** What a move answers is the application's new state; the rest of its page stays. */
  const settle = (moved: Moved) =>
    client.setQueryData<Application>(['applications', moved.id], (page) =>
      page === undefined ? undefined : { ...page, ...moved },
    );

  const takeBack = useMutation({
    mutationKey: ['moves'],
    mutationFn: async (moves: RecentMove[]) => {
      const failures: { move: RecentMove; error: unknown }[] = [];
      for (const move of moves) {
        try {
          noteOwnChange(move.applicationId);
          const back = await undoMove(move.applicationId, move.transitionId);
          noteOwnVersion(back.id, back.version - 1, back.version);
          settle(back);
        } catch (error) {
          failures.push({ move, error });
        }
        forgetMove(move.transitionId);
        hideUndoToast(move.transitionId);
      }
      return failures;
    },
    onSuccess: (failures, moves) => {
      const undone = moves.filter((one) => failures.every(({ move }) => move !== one));
      const [only] = undone;
      if (only !== undefined)
        toastDone(
          undone.length === 1
            ? t`${only.name} is back where they were. ${afterwards(undone)}`
            : t`${plural(undone.length, { one: '# application', other: '# applications' })} are back where they were. ${afterwards(undone)}`,
        );
      const [failed] = failures;
      if (failed !== undefined) toastFailed(t`${failed.move.name} could not be moved back`, failed.error);
    },
    onSettled: (_data, _error, moves) =>
      refresh(moves.map((move) => ({ id: move.applicationId, job_id: move.jobId }))),
  });

  const move = useMutation({
    mutationKey: ['moves'],
    // One after the other, as they were asked for: the second builds on what the first made.
    scope: { id: 'moves' },
    mutationFn: async ({ applications, to, ...rest }: MoveRequest): Promise<Outcome> => {
      const input: MoveInput = { to_stage: to.key, ...rest };
      const key = crypto.getRandomValues(new Uint32Array(4)).join('-');
      for (const { id } of applications) noteOwnChange(id);
      const [only] = applications;
      if (applications.length === 1 && only !== undefined) {
        const version = versionNow(only.id, only.version);
        const moved = await moveApplication(only.id, version, input, key);
        noteOwnVersion(only.id, version, moved.version);
        settle(moved);
        return {
          moved: [recentMove(only, to, moved.transition.id, moved.transition.undo_until)],
          refused: [],
        };
      }
      const items = applications.map(({ id, version }) => ({ id, version: versionNow(id, version) }));
      const sent = new Map(items.map(({ id, version }) => [id, version]));
      const results = await moveApplications(items, input);
      const until = new Date(Date.now() + undoWindow).toISOString();
      const byId = new Map(applications.map((one) => [one.id, one]));
      const outcome: Outcome = { moved: [], refused: [] };
      for (const result of results) {
        const application = byId.get(result.id);
        const before = sent.get(result.id);
        if (application === undefined || before === undefined) continue;
        if (result.ok && result.version) noteOwnVersion(result.id, before, result.version);
        if (result.ok && result.transition_id)
          outcome.moved.push(recentMove(application, to, result.transition_id, until));
        else outcome.refused.push({ application, why: result.detail ?? t`The server refused the move.` });
      }
      return outcome;
    },
    onMutate: async ({ applications, to }) => {
      const jobs = [...new Set(applications.map((one) => one.job_id))];
      const before: [string, Board | undefined][] = [];
      for (const jobId of jobs) {
        await client.cancelQueries({ queryKey: boardKey(jobId) });
        const board = client.getQueryData<Board>(boardKey(jobId));
        before.push([jobId, board]);
        if (board !== undefined)
          client.setQueryData(
            boardKey(jobId),
            withMoved(
              board,
              applications.filter((one) => one.job_id === jobId),
              to,
              new Date().toISOString(),
            ),
          );
      }
      return { before };
    },
    onSuccess: ({ moved, refused }, { to, applications }) => {
      for (const one of moved) rememberMove(one);
      const until = moved[0]?.until ?? null;
      const [only] = moved;
      if (only !== undefined)
        showUndoToast(
          only.transitionId,
          moved.length === 1
            ? t`Moved ${only.name} to ${to.name}.`
            : t`Moved ${plural(moved.length, { one: '# application', other: '# applications' })} to ${to.name}.`,
          until,
          to.kind === 'rejected',
          () => takeBack.mutate(moved),
        );
      if (refused.length > 0) onRefused?.(refused, to);
      refresh(applications);
    },
    onError: async (error, { applications, to }, context) => {
      for (const [jobId, board] of context?.before ?? []) client.setQueryData(boardKey(jobId), board);
      const [only] = applications;
      if (applications.length === 1 && only !== undefined) {
        const why = await explainRefusal(client, only, to, error);
        toastFailed(t`${only.candidate.full_name} was not moved`, new Problem(409, { detail: why }));
      } else toastFailed(t`Nothing was moved`, error);
      refresh(applications);
    },
  });

  const undo = (recent: RecentMove): Promise<unknown> =>
    // Refusals are told by `onSuccess`, failures of the connection with them.
    takeBack.mutateAsync([recent]).catch(() => undefined);
  const start = (request: MoveRequest) => {
    // Refusals are told by `onError`.
    const answered: Promise<unknown> = move.mutateAsync(request).catch(() => undefined);
    underWay.add(answered);
    void answered.finally(() => underWay.delete(answered));
  };
  /** Takes back the newest move, also one that is still on its way to the server. */
  const undoLast = async (scope?: Parameters<typeof lastMove>[0]) => {
    await Promise.all(underWay);
    const recent = lastMove(scope);
    if (recent !== undefined) await undo(recent);
    return recent;
  };
  return { move: start, undo, undoLast };
};

const recentMove = (
  application: ApplicationSummary,
  to: Stage,
  transitionId: string,
  until: string,
): RecentMove => ({
  transitionId,
  applicationId: application.id,
  jobId: application.job_id,
  name: application.candidate.full_name,
  toStage: to.name,
  until,
  held: to.kind === 'rejected',
});

const afterwards = (undone: RecentMove[]): string =>
  undone.every((move) => move.held) ? t`No mail was sent.` : t`If a mail has left, another sets it right.`;
