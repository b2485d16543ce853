import { useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MyProfileEdited } from '@/contract';
import { myProfileQuery, undoOwn } from '@/features/portal/api/my-profile';
import { toastDone, toastFailed } from '@/ui/toast';
import { toastWithUndo } from '@/ui/undo-toast';

/** Makes changes to one's own profile, each of which can be taken back. */
export const useMyProfile = (id: string) => {
  const { t } = useLingui();
  const client = useQueryClient();
  const { queryKey } = myProfileQuery(id);
  const refresh = () => void client.invalidateQueries({ queryKey });
  const undo = useMutation({
    mutationFn: (changeId: string) => undoOwn(id, changeId),
    onSuccess: ({ profile }) => {
      client.setQueryData(queryKey, profile);
      toastDone(t`Undone: it is as it was before.`);
    },
    onError: (error) => {
      refresh();
      toastFailed(t`This was not undone`, error);
    },
  });
  const change = useMutation({
    mutationFn: ({ act }: { act: () => Promise<MyProfileEdited>; done: string }) => act(),
    onSuccess: (made, { done }) => {
      client.setQueryData(queryKey, made.profile);
      toastWithUndo(`profile-${made.change.id}`, done, () => undo.mutate(made.change.id));
    },
    onError: (error) => {
      refresh();
      toastFailed(t`Nothing changed`, error);
    },
  });
  return {
    change: (act: () => Promise<MyProfileEdited>, done: string) => change.mutate({ act, done }),
    undo: undo.mutate,
    isBusy: change.isPending || undo.isPending,
    refresh,
  };
};
