import { Trans, useLingui } from '@lingui/react/macro';
import {
  ActionIcon,
  Anchor,
  Card,
  CopyButton,
  Group,
  MultiSelect,
  Stack,
  Text,
  Title,
  Tooltip,
} from '@mantine/core';
import { IconCheck, IconCopy, IconExternalLink, IconMail, IconMapPin, IconPhone } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Application } from '@/contract';
import { membersQuery } from '@/directory/api/get-members';
import { Can, useCan } from '@/session/can';
import { PersonAvatar } from '@/ui/person-avatar';
import { toastDone, toastFailed } from '@/ui/toast';
import { assign } from '../api/assign';
import { GivenValues } from './given-values';

/** How to reach the candidate, and who looks after the application. */
export function CandidatePanel({ application }: { application: Application }) {
  const { t } = useLingui();
  const { candidate } = application;
  return (
    <Card padding="md">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h3">
          <Trans>Candidate</Trans>
        </Title>
        <Can do="candidates:read">
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link {...props} to="/app/candidates/$candidateId" params={{ candidateId: candidate.id }} />
            )}
          >
            <Trans>Whole record</Trans>
          </Anchor>
        </Can>
      </Group>
      <Stack gap={6}>
        <Contact icon={<IconMail size={16} aria-label={t`E-mail`} />} copy={candidate.email}>
          <Anchor size="sm" href={`mailto:${candidate.email}`} truncate>
            {candidate.email}
          </Anchor>
        </Contact>
        {candidate.phone !== '' && (
          <Contact icon={<IconPhone size={16} aria-label={t`Phone`} />} copy={candidate.phone}>
            <Anchor size="sm" href={`tel:${candidate.phone.replace(/[^+\d]/g, '')}`}>
              {candidate.phone}
            </Anchor>
          </Contact>
        )}
        {candidate.location !== '' && (
          <Contact icon={<IconMapPin size={16} aria-label={t`Place`} />}>
            <Text size="sm">{candidate.location}</Text>
          </Contact>
        )}
        {candidate.links.map((link) => (
          <Contact key={link.url} icon={<IconExternalLink size={16} aria-label={t`Link`} />}>
            <Anchor size="sm" href={link.url} target="_blank" rel="noreferrer nofollow" truncate>
              {link.label === '' ? link.url.replace(/^https?:\/\//, '') : link.label}
            </Anchor>
          </Contact>
        ))}
      </Stack>
      <GivenValues application={application} />
      <Assignees application={application} />
    </Card>
  );
}

function Contact({ icon, copy, children }: { icon: ReactNode; copy?: string; children: ReactNode }) {
  const { t } = useLingui();
  return (
    <Group gap={8} wrap="nowrap" mih={26}>
      {icon}
      <div style={{ minWidth: 0, flex: 1 }}>{children}</div>
      {copy !== undefined && (
        <CopyButton value={copy}>
          {({ copied, copy: doCopy }) => (
            <Tooltip label={copied ? t`Copied` : t`Copy`}>
              <ActionIcon size={24} onClick={doCopy} aria-label={t`Copy ${copy}`}>
                {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      )}
    </Group>
  );
}

function Assignees({ application }: { application: Application }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const readsMembers = useCan('members:read');
  const editable = application.allowed_actions.can_assign && readsMembers;
  const { data } = useQuery({ ...membersQuery, enabled: editable });
  const change = useMutation({
    mutationFn: (ids: string[]) => assign(application.id, ids),
    onSuccess: ({ items }, wanted) => {
      client.setQueryData<Application>(['applications', application.id], (page) =>
        page === undefined ? undefined : { ...page, assignees: items },
      );
      const staying = items.filter((one) => !wanted.includes(one.user_id)).map((one) => one.full_name);
      if (staying.length > 0)
        toastDone(
          t`Still assigned, because they hold an interview: ${staying.join(', ')}. ` +
            t`Take them off the interview first.`,
        );
    },
    onError: (error) => toastFailed(t`The assignment was not changed`, error),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['applications', application.id] });
      void client.invalidateQueries({ queryKey: ['board', application.job_id] });
    },
  });
  const known = [
    ...application.assignees,
    ...(data?.items ?? []).filter(
      (member) => !application.assignees.some((one) => one.user_id === member.user_id),
    ),
  ];
  const chosen = change.isPending ? change.variables : application.assignees.map((one) => one.user_id);
  if (!editable)
    return application.assignees.length === 0 ? null : (
      <Stack gap={6} mt="md">
        <Text size="sm" fw={500}>
          <Trans>Assigned to</Trans>
        </Text>
        {application.assignees.map((one) => (
          <Group key={one.user_id} gap={8}>
            <PersonAvatar name={one.full_name} size={22} />
            <Text size="sm">{one.full_name}</Text>
          </Group>
        ))}
      </Stack>
    );
  return (
    <MultiSelect
      mt="md"
      label={t`Assigned to`}
      description={
        chosen.length === 0 ? t`An interviewer sees an application once it is assigned to them.` : undefined
      }
      placeholder={chosen.length === 0 ? t`Nobody yet` : undefined}
      searchable
      hidePickedOptions
      data={known.map((member) => ({ value: member.user_id, label: member.full_name }))}
      value={chosen}
      onChange={(ids) => change.mutate(ids)}
      renderOption={({ option }) => (
        <Group gap={8}>
          <PersonAvatar name={option.label} size={22} />
          <Text size="sm">{option.label}</Text>
        </Group>
      )}
    />
  );
}
