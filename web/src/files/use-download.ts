import { useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { toastFailed } from '@/ui/toast';
import { createFileLink } from './links';

/** Downloads through a short-lived link, made at the moment it is needed. */
export const useDownload = () => {
  const { t } = useLingui();
  const { mutate } = useMutation({
    mutationFn: (fileId: string) => createFileLink(fileId, 'attachment'),
    onSuccess: ({ url }) => window.location.assign(url),
    onError: (error) => toastFailed(t`The file was not downloaded`, error),
  });
  return mutate;
};
