import { useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ProfileEdited } from '@/contract';
import { toastDone, toastFailed } from '@/ui/toast';
import { toastWithUndo } from '@/ui/undo-toast';
import { undoChange } from './api';

/** Makes changes to a profile, each of which can be taken back. */
export const useProfile = (candidateId: string) => {
  const { t } = useLingui();
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: ['profiles', candidateId] });
  const undo = useMutation({
    mutationFn: (changeId: string) => undoChange(candidateId, changeId),
    onSuccess: () => toastDone(t`Undone: the profile is as it was before.`),
    onError: (error) => toastFailed(t`This was not undone`, error),
    onSettled: refresh,
  });
  const change = useMutation({
    mutationFn: ({ act }: { act: () => Promise<ProfileEdited>; done: string }) => act(),
    onSuccess: (made, { done }) =>
      toastWithUndo(`profile-${made.change.id}`, done, () => undo.mutate(made.change.id)),
    onError: (error) => toastFailed(t`The profile is unchanged`, error),
    onSettled: refresh,
  });
  return {
    change: (act: () => Promise<ProfileEdited>, done: string) => change.mutate({ act, done }),
    undo: undo.mutate,
    isBusy: change.isPending || undo.isPending,
    refresh,
  };
};
