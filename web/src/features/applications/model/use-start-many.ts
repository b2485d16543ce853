import { useMutation } from '@tanstack/react-query';
import { followOperation } from '@/operations/follow-operation';
import { startWithMany } from '../api/many';
import type { Many, ManyAction } from './many';

/** Begins a bulk action and shows its progress; failures are for the form that asked. */
export const useStartMany = (onStarted?: () => void) =>
  useMutation({
    mutationFn: ({ many, action }: { many: Many; action: ManyAction }) =>
      startWithMany({ selection: many.selection, action }),
    onSuccess: (operation) => {
      followOperation(operation);
      onStarted?.();
    },
  });
