import { Trans, useLingui } from '@lingui/react/macro';
import { Stack, Textarea } from '@mantine/core';
import type { Job } from '@/contract';
import { useDraftText } from '@/drafts/use-draft';
import { Confirm } from '@/ui/confirm';
import { requestApproval } from '../api/approval';
import { useApprovalChange } from './use-approval-change';

/** Asks the approvers, with a word to them. */
export function AskForApproval(props: { job: Job; opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const { job, opened, onClose } = props;
  const [note, setNote, forget] = useDraftText(`approval-note:${job.id}`);
  const asking = useApprovalChange(job.id, () => requestApproval(job.id, note.trim()), {
    done: t`The approvers have been told.`,
    failed: t`Nobody was asked`,
    onDone: () => {
      forget();
      onClose();
    },
  });
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={t`Ask for approval of “${job.title}”`}
      action={t`Ask for approval`}
      loading={asking.isPending}
      onConfirm={() => asking.mutate(undefined)}
    >
      <Stack>
        <Trans>
          The approvers see title, department, location, kind of employment, pay and openings. If one of these
          changes afterwards, they are asked again.
        </Trans>
        <Textarea
          label={t`A word to the approvers`}
          autosize
          minRows={3}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </Stack>
    </Confirm>
  );
}
