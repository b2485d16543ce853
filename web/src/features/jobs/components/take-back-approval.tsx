import { useLingui } from '@lingui/react/macro';
import type { Job } from '@/contract';
import { Confirm } from '@/ui/confirm';
import { withdrawApproval } from '../api/approval';
import { useApprovalChange } from './use-approval-change';

/** Takes the request back, after saying what that means for a job that is open. */
export function TakeBackApproval(props: { job: Job; opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const { job, opened, onClose } = props;
  const taking = useApprovalChange(job.id, () => withdrawApproval(job.id), {
    done: t`The request is taken back.`,
    failed: t`The request goes on`,
    onDone: onClose,
  });
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={t`Take the request back?`}
      action={t`Take it back`}
      danger
      loading={taking.isPending}
      onConfirm={() => taking.mutate(undefined)}
    >
      {job.status === 'open'
        ? t`The change of this open job is not approved then: it is put on hold until an approval is granted.`
        : t`Decisions made so far are void. You can ask again at any time.`}
    </Confirm>
  );
}
