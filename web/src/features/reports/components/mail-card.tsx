import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Badge, Button, Card, Group, Switch, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconSend, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReportMail } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { newIdempotencyKey } from '@/http/preconditions';
import { Confirm } from '@/ui/confirm';
import { toastDone, toastFailed } from '@/ui/toast';
import { changeMail, changeMyPart, removeMail, sendMail } from '../api/report-mails';
import { periodName, searchOf, whenSent } from '../model/mails';
import { MailDialog } from './mail-dialog';

/** One report by mail: what, when, to whom, and what can be done with it. */
export function MailCard({ mail }: { mail: ReportMail }) {
  return (
    <Card withBorder padding="md" component="article" aria-label={mail.name}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <div style={{ flex: 1, minWidth: 200 }}>
          <Group gap={8}>
            <Anchor
              fw={600}
              style={{ overflowWrap: 'anywhere' }}
              renderRoot={(props) => (
                <Link
                  {...props}
                  to="/app/reports/$report"
                  params={{ report: mail.report }}
                  search={searchOf(mail.narrowing)}
                />
              )}
            >
              {mail.name}
            </Anchor>
            <State mail={mail} />
          </Group>
          <Text size="sm">
            {whenSent(mail.timing)} · {periodName(mail.period)}
          </Text>
          <Times mail={mail} />
        </div>
      </Group>
      <Readers mail={mail} />
      <Actions mail={mail} />
    </Card>
  );
}

function State({ mail }: { mail: ReportMail }) {
  if (mail.status === 'active') return null;
  return (
    <Badge variant="light" color={mail.status === 'paused' ? 'gray' : 'orange'}>
      {mail.status === 'paused' ? <Trans>Paused</Trans> : <Trans>Nobody’s</Trans>}
    </Badge>
  );
}

function Times({ mail }: { mail: ReportMail }) {
  const { t } = useLingui();
  const said = [
    mail.next_due_at !== null && t`Next: ${formatDateTime(mail.next_due_at)}`,
    mail.last_sent_at !== null && t`last sent: ${formatDateTime(mail.last_sent_at)}`,
    mail.status === 'ownerless' && t`${mail.owner_name} may not read reports any more, or left`,
  ].filter((one) => one !== false);
  if (said.length === 0) return null;
  return (
    <Text size="xs" c="dimmed">
      {said.join(' · ')}
    </Text>
  );
}

function Readers({ mail }: { mail: ReportMail }) {
  const { t } = useLingui();
  const words = {
    gets: (name: string) => name,
    stopped: (name: string) => t`${name} (stopped it)`,
    may_not: (name: string) => t`${name} (may not read reports any more, or left)`,
  };
  const names = mail.readers.map((one) => words[one.state](one.full_name)).join(', ');
  return (
    <Text size="sm" mt={6} style={{ overflowWrap: 'anywhere' }}>
      {mail.can_change ? t`To ${names}` : t`From ${mail.owner_name} to ${names}`}
    </Text>
  );
}

function Actions({ mail }: { mail: ReportMail }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [open, setOpen] = useState<'change' | 'remove' | null>(null);
  const [key, setKey] = useState(newIdempotencyKey);
  const onSettled = () => client.invalidateQueries({ queryKey: ['report-mails'] });
  const pausing = useMutation({
    mutationFn: (paused: boolean) => changeMail(mail, { paused }),
    onSuccess: (saved) => toastDone(saved.status === 'paused' ? t`Paused.` : t`It is sent again.`),
    onError: (error) => toastFailed(t`Nothing changed`, error),
    onSettled,
  });
  const sending = useMutation({
    mutationFn: () => sendMail(mail, key),
    onSuccess: () => {
      setKey(newIdempotencyKey());
      toastDone(t`On its way.`);
    },
    onError: (error) => toastFailed(t`Nothing was sent`, error),
    onSettled,
  });
  const removing = useMutation({
    mutationFn: () => removeMail(mail),
    onSuccess: () => toastDone(t`“${mail.name}” is not sent any more.`),
    onError: (error) => toastFailed(t`It was not removed`, error),
    onSettled,
  });
  const filing = useMutation({
    mutationFn: (withFile: boolean) => changeMyPart(mail, true, withFile),
    onError: (error) => toastFailed(t`Nothing changed`, error),
    onSettled,
  });
  const mine = useMutation({
    mutationFn: (wanted: boolean) => changeMyPart(mail, wanted),
    onSuccess: (saved) =>
      toastDone(saved.my_state === 'stopped' ? t`You do not get it any more.` : t`You get it again.`),
    onError: (error) => toastFailed(t`Nothing changed`, error),
    onSettled,
  });
  const runs = mail.status === 'active';
  return (
    <Group gap="xs" mt="sm">
      {mail.can_change && (
        <>
          <Button size="xs" variant="default" onClick={() => setOpen('change')}>
            <Trans>Change</Trans>
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={runs ? <IconPlayerPause size={14} /> : <IconPlayerPlay size={14} />}
            loading={pausing.isPending}
            onClick={() => pausing.mutate(runs)}
          >
            {runs ? t`Pause` : mail.status === 'ownerless' ? t`Take over and resume` : t`Resume`}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconSend size={14} />}
            loading={sending.isPending}
            onClick={() => sending.mutate()}
          >
            <Trans>Send now</Trans>
          </Button>
          <Button
            size="xs"
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={14} />}
            onClick={() => setOpen('remove')}
          >
            <Trans>Remove</Trans>
          </Button>
        </>
      )}
      {mail.my_state !== null && (
        <Button
          size="xs"
          variant="subtle"
          loading={mine.isPending}
          onClick={() => mine.mutate(mail.my_state !== 'gets')}
        >
          {mail.my_state === 'gets' ? t`Stop sending it to me` : t`Send it to me again`}
        </Button>
      )}
      {mail.my_state === 'gets' && (
        <Switch
          size="sm"
          label={t`With the figures as a CSV file, for me`}
          checked={filing.isPending ? filing.variables : mail.my_file}
          onChange={(event) => filing.mutate(event.currentTarget.checked)}
        />
      )}
      {open === 'change' && (
        <MailDialog
          report={mail.report}
          title={mail.name}
          search={searchOf(mail.narrowing)}
          mail={mail}
          onClose={() => setOpen(null)}
        />
      )}
      <Confirm
        opened={open === 'remove'}
        onClose={() => setOpen(null)}
        title={t`Remove “${mail.name}”?`}
        action={t`Remove`}
        danger
        loading={removing.isPending}
        onConfirm={() => removing.mutate()}
      >
        <Trans>Nobody gets this report by mail any more. The report itself stays.</Trans>
      </Confirm>
    </Group>
  );
}
