import { plural, t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Menu, Radio, Stack, Textarea } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import {
  IconArchive,
  IconCircleCheck,
  IconCopy,
  IconDots,
  IconExternalLink,
  IconLink,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconRocket,
  IconShare,
  IconTemplate,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Job } from '@/contract';
import { useDraftText } from '@/drafts/use-draft';
import { Confirm } from '@/ui/confirm';
import { toastDone, toastFailed } from '@/ui/toast';
import { closeJob, type JobStep, takeJobStep } from '../api/change-job-status';
import { deleteJob } from '../api/delete-job';
import { closeReasons } from '../model/words';
import { AskForApproval } from './ask-for-approval';
import { ShareJob } from './share-job';
import { SaveTemplate } from './save-template';

const done: Record<JobStep, string> = {
  get publish() {
    return t`Published: the job is on the careers page.`;
  },
  get hold() {
    return t`On hold: nobody can apply for now.`;
  },
  get resume() {
    return t`Open again.`;
  },
  get archive() {
    return t`Archived.`;
  },
  get duplicate() {
    return t`Duplicated: this is the copy.`;
  },
};

/** What can be done with a job, exactly as the server allows it. */
export function JobActions({ job, applications }: { job: Job; applications?: number }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const navigate = useNavigate();
  const clipboard = useClipboard();
  const [asking, setAsking] = useState<'approval' | 'share' | 'template' | 'close' | 'delete' | null>(null);
  const may = (action: string) => job.allowed_actions.includes(action);
  const settle = (next: Job) => {
    client.setQueryData(['jobs', next.id], next);
    void client.invalidateQueries({ queryKey: ['jobs'] });
  };
  const step = useMutation({
    mutationFn: (name: JobStep) => takeJobStep(job.id, name),
    onSuccess: (next, name) => {
      settle(next);
      toastDone(name === 'publish' && next.confidential ? t`Open: your team can add people.` : done[name]);
      if (name === 'duplicate') void navigate({ to: '/app/jobs/$jobId/edit', params: { jobId: next.id } });
    },
    onError: (error) => {
      toastFailed(t`The job is unchanged`, error);
      void client.invalidateQueries({ queryKey: ['jobs', job.id] });
    },
  });
  const deletion = useMutation({
    mutationFn: () => deleteJob(job.id),
    onSuccess: (kept) => {
      toastDone(
        typeof kept === 'object' ? t`Archived: people had applied, so their records stay.` : t`Deleted.`,
      );
      client.removeQueries({ queryKey: ['jobs', job.id] });
      void client.invalidateQueries({ queryKey: ['jobs'] });
      void navigate({ to: '/app/jobs' });
    },
    onError: (error) => toastFailed(t`The job is unchanged`, error),
    onSettled: () => setAsking(null),
  });
  const publicUrl = job.status === 'open' && !job.confidential ? job.public_url : null;
  return (
    <>
      {may('request_approval') && (
        <Button leftSection={<IconCircleCheck size={16} />} onClick={() => setAsking('approval')}>
          <Trans>Ask for approval</Trans>
        </Button>
      )}
      {may('publish') && (
        <Button
          leftSection={<IconRocket size={16} />}
          loading={step.isPending}
          onClick={() => step.mutate('publish')}
        >
          <Trans>Publish</Trans>
        </Button>
      )}
      {may('resume') && (
        <Button
          leftSection={<IconPlayerPlay size={16} />}
          loading={step.isPending}
          onClick={() => step.mutate('resume')}
        >
          <Trans>Reopen</Trans>
        </Button>
      )}
      {may('edit') && (
        <Button
          variant="default"
          leftSection={<IconPencil size={16} />}
          renderRoot={(props) => <Link {...props} to="/app/jobs/$jobId/edit" params={{ jobId: job.id }} />}
        >
          <Trans>Edit</Trans>
        </Button>
      )}
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon size={36} variant="default" aria-label={t`More actions for this job`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!job.confidential && (
            <Menu.Item leftSection={<IconShare size={16} />} onClick={() => setAsking('share')}>
              <Trans>Share…</Trans>
            </Menu.Item>
          )}
          {publicUrl !== null && (
            <>
              <Menu.Item
                leftSection={<IconExternalLink size={16} />}
                component="a"
                href={publicUrl}
                target="_blank"
              >
                <Trans>Open the public page</Trans>
              </Menu.Item>
              <Menu.Item
                leftSection={<IconLink size={16} />}
                onClick={() => {
                  clipboard.copy(new URL(publicUrl, window.location.origin).href);
                  toastDone(t`The public address is on the clipboard.`);
                }}
              >
                <Trans>Copy the public address</Trans>
              </Menu.Item>
              <Menu.Divider />
            </>
          )}
          {may('duplicate') && (
            <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => step.mutate('duplicate')}>
              <Trans>Duplicate</Trans>
            </Menu.Item>
          )}
          {may('duplicate') && (
            <Menu.Item leftSection={<IconTemplate size={16} />} onClick={() => setAsking('template')}>
              <Trans>Keep as a template…</Trans>
            </Menu.Item>
          )}
          {may('hold') && (
            <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={() => step.mutate('hold')}>
              <Trans>Put on hold</Trans>
            </Menu.Item>
          )}
          {may('close') && (
            <Menu.Item leftSection={<IconX size={16} />} onClick={() => setAsking('close')}>
              <Trans>Close…</Trans>
            </Menu.Item>
          )}
          {may('archive') && (
            <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => step.mutate('archive')}>
              <Trans>Archive</Trans>
            </Menu.Item>
          )}
          {may('delete') && (
            <Menu.Item leftSection={<IconTrash size={16} />} color="red" onClick={() => setAsking('delete')}>
              <Trans>Delete…</Trans>
            </Menu.Item>
          )}
          {job.allowed_actions.length === 0 && publicUrl === null && (
            <Menu.Label>
              <Trans>Your role may look at this job only.</Trans>
            </Menu.Label>
          )}
        </Menu.Dropdown>
      </Menu>
      <AskForApproval job={job} opened={asking === 'approval'} onClose={() => setAsking(null)} />
      <ShareJob job={job} opened={asking === 'share'} onClose={() => setAsking(null)} />
      <SaveTemplate job={job} opened={asking === 'template'} onClose={() => setAsking(null)} />
      <CloseJob job={job} opened={asking === 'close'} onClose={() => setAsking(null)} onClosed={settle} />
      <Confirm
        opened={asking === 'delete'}
        onClose={() => setAsking(null)}
        title={t`Delete “${job.title}”?`}
        action={applications === undefined || applications === 0 ? t`Delete the job` : t`Archive the job`}
        danger
        loading={deletion.isPending}
        onConfirm={() => deletion.mutate()}
      >
        {applications === undefined || applications === 0
          ? t`Nobody has applied. The job and its questions are gone for good.`
          : t`${plural(applications, { one: '# person has', other: '# people have' })} applied, so the job is archived and their records stay.`}
      </Confirm>
    </>
  );
}

function CloseJob(props: { job: Job; opened: boolean; onClose: () => void; onClosed: (job: Job) => void }) {
  const { t } = useLingui();
  const { job, opened, onClose, onClosed } = props;
  const [reason, setReason] = useState('filled');
  const [note, setNote, forget] = useDraftText(`close-job:${job.id}`);
  const chosen = closeReasons.find(({ value }) => value === reason)?.value ?? 'other';
  const closing = useMutation({
    mutationFn: () =>
      closeJob(job.id, { reason: chosen, note: note.trim() === '' ? undefined : note.trim() }),
    onSuccess: (next) => {
      forget();
      onClosed(next);
      toastDone(t`Closed: the job is off the careers page.`);
      onClose();
    },
    onError: (error) => toastFailed(t`The job is still open`, error),
  });
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={t`Close “${job.title}”`}
      action={t`Close the job`}
      loading={closing.isPending}
      onConfirm={() => closing.mutate()}
    >
      <Stack>
        <Trans>
          Nobody can apply any more. Applications stay on the board, and you can go on moving them.
        </Trans>
        <Radio.Group label={t`Why`} value={reason} onChange={setReason}>
          <Stack gap={6} mt={6}>
            {closeReasons.map((one) => (
              <Radio key={one.value} value={one.value} label={one.label} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t`Note`}
          description={t`For your team only.`}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={2000}
        />
      </Stack>
    </Confirm>
  );
}
