import { useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toastDone, toastFailed } from '@/ui/toast';
import { toastWithUndo } from '@/ui/undo-toast';
import { type MergeInput, merge, type SplitInput, split } from '../api/duplicates';

/** Lets every screen that shows people ask again. */
const useRefreshPeople = () => {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [['candidates'], ['duplicates'], ['applications'], ['tags'], ['talent-pools'], ['board']].map(
        (queryKey) => client.invalidateQueries({ queryKey }),
      ),
    );
  };
};

/** Takes two records apart. */
export const useSplit = (onDone?: () => void) => {
  const { t } = useLingui();
  const refresh = useRefreshPeople();
  return useMutation({
    mutationFn: ({ mergeId, ...body }: { mergeId: string } & SplitInput) => split(mergeId, body),
    onSuccess: () => {
      toastDone(t`Both records stand for themselves again.`);
      onDone?.();
    },
    onError: (error) => toastFailed(t`The records are still one`, error),
    onSettled: refresh,
  });
};

/** Makes one record of two, and offers to take it back. */
export const useMerge = (survivorId: string, onDone: () => void) => {
  const { t } = useLingui();
  const refresh = useRefreshPeople();
  const undo = useSplit();
  return useMutation({
    mutationFn: (body: MergeInput) => merge(survivorId, body),
    onSuccess: (made) => {
      toastWithUndo(made.id, t`“${made.merged_name}” is part of this record now.`, () =>
        undo.mutate({ mergeId: made.id, take: [], not_the_same: false }),
      );
      onDone();
    },
    onSettled: refresh,
  });
};
