import { useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toastFailed } from '@/ui/toast';
import { followOperation } from './follow-operation';
import { stopOperation, takeBackOperation } from './operations';

/** Stopping an operation, and taking it back. */
export const useOperationActions = () => {
  const { t } = useLingui();
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: ['operations'] });
  const stop = useMutation({
    mutationFn: stopOperation,
    onError: (error) => toastFailed(t`It was not stopped`, error),
    onSettled,
  });
  const takeBack = useMutation({
    mutationFn: takeBackOperation,
    onSuccess: (undo) => followOperation(undo),
    onError: (error) => toastFailed(t`It was not taken back`, error),
    onSettled,
  });
  return { stop, takeBack };
};
