import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFileCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toastDone, toastFailed } from '@/ui/toast';
import { toastWithUndo } from '@/ui/undo-toast';
import type { Subject } from '@/writing/queries';
import { conversationQuery, takeAsResume } from '../api/conversation';

interface UseAsResumeProps {
  subject: Subject;
  candidateId: string;
  /** What the answer is about, null for no application. */
  applicationId: string | null;
  fileId: string;
  filename: string;
}

/** Takes a file that came with an answer as the résumé; nothing is one by itself. */
export function UseAsResume({ subject, candidateId, applicationId, fileId, filename }: UseAsResumeProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const refresh = () => {
    void client.invalidateQueries(conversationQuery(subject));
    void client.invalidateQueries({ queryKey: ['applications'] });
    void client.invalidateQueries({ queryKey: ['candidates', candidateId] });
  };
  const undoing = useMutation({
    mutationFn: (takeBack: () => Promise<void>) => takeBack(),
    onSuccess: () => toastDone(t`“${filename}” is not the résumé any more.`),
    onError: (failure) => toastFailed(t`The résumé is unchanged`, failure),
    onSettled: refresh,
  });
  const taking = useMutation({
    mutationFn: () => takeAsResume(candidateId, applicationId, fileId),
    onSuccess: (takeBack) =>
      toastWithUndo(
        `resume-${fileId}`,
        t`“${filename}” is the résumé now. It is read into the profile.`,
        () => undoing.mutate(takeBack),
      ),
    onError: (failure) => toastFailed(t`The résumé is unchanged`, failure),
    onSettled: refresh,
  });
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      leftSection={<IconFileCheck size={14} />}
      loading={taking.isPending}
      onClick={() => taking.mutate()}
    >
      {applicationId === null ? (
        <Trans>Use as résumé</Trans>
      ) : (
        <Trans>Use as résumé of this application</Trans>
      )}
    </Button>
  );
}
