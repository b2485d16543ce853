import { useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ApplicationSummary } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { toastDone, toastFailed } from '@/ui/toast';
import { toastWithUndo } from '@/ui/undo-toast';
import { snooze, triageKey, wake } from '../api/triage';

interface SnoozeRequest {
  application: ApplicationSummary;
  until: Date;
}

/** Puts an application off, and takes that back. `onBack` is told which one returns. */
export const useSnooze = (onBack: (applicationId: string) => void) => {
  const { t } = useLingui();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: triageKey });

  const waking = useMutation({
    mutationFn: ({ id }: ApplicationSummary) => wake(id),
    onSuccess: async (_, { id, candidate }) => {
      onBack(id);
      await refresh();
      toastDone(t`${candidate.full_name} is back in your queue.`);
    },
    onError: (error, { candidate }) => toastFailed(t`${candidate.full_name} is still snoozed`, error),
  });

  const snoozing = useMutation({
    mutationFn: ({ application, until }: SnoozeRequest) => snooze(application.id, until),
    onSuccess: (_, { application, until }) =>
      toastWithUndo(
        `snooze-${application.id}`,
        t`Snoozed ${application.candidate.full_name} until ${formatDateTime(until.toISOString())}.`,
        () => waking.mutate(application),
      ),
    onError: (error, { application }) =>
      toastFailed(t`${application.candidate.full_name} was not snoozed`, error),
    onSettled: () => void refresh(),
  });

  return { snooze: snoozing.mutate, wake: waking.mutate };
};
