import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Badge, Button, Card, Group, Menu, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconCalendarPlus, IconCalendarShare, IconDots, IconMessages } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Interview } from '@/contract';
import { midSentence } from '@/format/words';
import { useCan } from '@/session/can';
import { Confirm } from '@/ui/confirm';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { applicationInterviewsQuery, callOff, markHeld, markMissed } from '../api/interviews';
import { stateOf } from '../model/words';
import { BookingLinkForm } from './booking-link-form';
import { BookingLinks } from './booking-links';
import { DebriefBoard } from './debrief-board';
import { InterviewForm } from './interview-dialog';
import classes from './interview-rows.module.css';
import { InterviewTime } from './interview-time';

/** The interviews of an application: arranged, changed, called off, and what came of them. */
export function ApplicationInterviews({ applicationId, active }: { applicationId: string; active: boolean }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(applicationInterviewsQuery(applicationId));
  const arranges = useCan('interviews:schedule');
  const [editing, setEditing] = useState<Interview | 'new' | null>(null);
  const [linking, setLinking] = useState(false);
  if (error !== null)
    return <ErrorPanel error={error} what={t`The interviews`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} />;
  const add = arranges && active && (
    <Group gap="xs">
      <Button
        size="sm"
        variant={data.items.length === 0 ? 'filled' : 'default'}
        leftSection={<IconCalendarPlus size={16} />}
        onClick={() => setEditing('new')}
      >
        <Trans>Arrange an interview</Trans>
      </Button>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconCalendarShare size={16} />}
        onClick={() => setLinking(true)}
      >
        <Trans>Send a booking link</Trans>
      </Button>
    </Group>
  );
  const links = arranges && active && <BookingLinks applicationId={applicationId} />;
  return (
    <Stack gap="md">
      {data.items.length === 0 ? (
        <>
          <Empty icon={<IconMessages size={26} />} title={t`No interviews yet`} compact actions={add}>
            <Trans>
              An interview has a kit that says what to look for; each interviewer judges alone before they see
              what the others think.
            </Trans>
          </Empty>
          {links}
        </>
      ) : (
        <>
          <ul className={classes.list}>
            {data.items.map((interview) => (
              <InterviewItem
                key={interview.id}
                interview={interview}
                arranges={arranges}
                onEdit={() => setEditing(interview)}
              />
            ))}
          </ul>
          {add}
          {links}
          <DebriefBoard applicationId={applicationId} />
        </>
      )}
      <Modal opened={linking} onClose={() => setLinking(false)} title={t`Send a booking link`} size="lg">
        <BookingLinkForm applicationId={applicationId} onDone={() => setLinking(false)} />
      </Modal>
      <Modal
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={editing === 'new' ? t`Arrange an interview` : t`Change the interview`}
        size="lg"
      >
        {editing !== null && (
          <InterviewForm
            applicationId={applicationId}
            interview={editing === 'new' ? null : editing}
            onDone={() => setEditing(null)}
          />
        )}
      </Modal>
    </Stack>
  );
}

function InterviewItem({
  interview,
  arranges,
  onEdit,
}: {
  interview: Interview;
  arranges: boolean;
  onEdit: () => void;
}) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [cancelling, setCancelling] = useState(false);
  const [reason, setReason] = useState('');
  const state = stateOf(interview);
  const act = useMutation({
    mutationFn: (what: 'cancel' | 'held' | 'missed') =>
      what === 'cancel'
        ? callOff(interview.id, interview.version, reason)
        : what === 'held'
          ? markHeld(interview.id, interview.version)
          : markMissed(interview.id, interview.version),
    onSuccess: (after) => {
      setCancelling(false);
      toastDone(`“${after.title}”: ${midSentence(stateOf(after).label)}.`);
    },
    onError: (error) => toastFailed(t`The interview is unchanged`, error),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['interviews'] });
      void client.invalidateQueries({ queryKey: ['applications', interview.application_id] });
    },
  });
  const open = interview.state !== 'cancelled';
  return (
    <li>
      <Card withBorder padding="sm" mb="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div style={{ minWidth: 0 }}>
            <Group gap={8}>
              <Link
                to="/app/interviews/$interviewId"
                params={{ interviewId: interview.id }}
                style={{ fontWeight: 600 }}
              >
                {interview.title}
              </Link>
              <Badge color={state.color}>{state.label}</Badge>
            </Group>
            <Text size="sm">
              <InterviewTime interview={interview} />
              {interview.place !== '' && ` · ${interview.place}`}
            </Text>
            <Text size="sm" c="dimmed">
              {interview.interviewers
                .map((one) => (one.submitted_at === null ? one.full_name : `${one.full_name} ✓`))
                .join(', ')}
            </Text>
            {interview.reason !== '' && (
              <Text size="sm" c="dimmed">
                {interview.reason}
              </Text>
            )}
          </div>
          {arranges && open && (
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon variant="default" size={34} aria-label={t`Actions for ${interview.title}`}>
                  <IconDots size={17} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={onEdit}>
                  <Trans>Change…</Trans>
                </Menu.Item>
                {interview.state !== 'completed' && (
                  <Menu.Item onClick={() => act.mutate('held')}>
                    <Trans>It was held</Trans>
                  </Menu.Item>
                )}
                {interview.state !== 'no_show' && (
                  <Menu.Item onClick={() => act.mutate('missed')}>
                    <Trans>The candidate missed it</Trans>
                  </Menu.Item>
                )}
                <Menu.Item c="red" onClick={() => setCancelling(true)}>
                  <Trans>Cancel it…</Trans>
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </Group>
      </Card>
      <Confirm
        opened={cancelling}
        onClose={() => setCancelling(false)}
        title={t`Cancel “${interview.title}”?`}
        action={t`Cancel the interview`}
        danger
        loading={act.isPending}
        onConfirm={() => act.mutate('cancel')}
      >
        <Stack gap="sm">
          <Trans>
            The interviewers get a mail, their time is free again, and they no longer see the application.
          </Trans>
          {interview.invites_candidate && interview.starts_at !== null && t` The candidate gets a mail, too.`}
          <TextInput
            label={t`Reason`}
            description={t`The interviewers read it.`}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Stack>
      </Confirm>
    </li>
  );
}
