import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Group, Select, Stack, Switch, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { membersQuery } from '@/directory/api/get-members';
import { useCan } from '@/session/can';
import { useMe } from '@/session/use-me';
import { PersonAvatar } from '@/ui/person-avatar';
import type { JobDraft } from '../model/job-form';
import { teamRoles } from '../model/words';

const teamRoleOf = (role: string) =>
  role === 'hiring_manager' || role === 'interviewer' ? role : 'recruiter';

/** Who hires for this job, and as what. */
export function HiringTeamFields({ form }: { form: UseFormReturnType<JobDraft> }) {
  const { t } = useLingui();
  const { data } = useQuery(membersQuery);
  const members = data?.items ?? [];
  const team = form.values.hiring_team;
  const seesAll = useCan('jobs:read_confidential');
  const { user } = useMe();
  const confide = (confidential: boolean) => {
    form.setFieldValue('confidential', confidential);
    const mine = members.find((member) => member.user_id === user.id);
    // Whoever hides a job from the others would lose it, too.
    if (confidential && !seesAll && mine !== undefined && !team.some((one) => one.user_id === user.id))
      form.insertListItem('hiring_team', { user_id: user.id, role: teamRoleOf(mine.role) });
  };
  const free = members.filter((member) => !team.some((one) => one.user_id === member.user_id));
  return (
    <Stack gap="xs">
      {team.map((one, index) => {
        const name = members.find((member) => member.user_id === one.user_id)?.full_name ?? '…';
        return (
          <Group key={one.user_id} gap="sm" wrap="nowrap">
            <PersonAvatar name={name} />
            <Text flex={1} truncate>
              {name}
            </Text>
            <Select
              aria-label={t`Role of ${name} for this job`}
              data={teamRoles}
              allowDeselect={false}
              w={170}
              {...form.getInputProps(`hiring_team.${index}.role`)}
            />
            <ActionIcon
              aria-label={t`Remove ${name} from the team`}
              onClick={() => form.removeListItem('hiring_team', index)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        );
      })}
      <Select
        label={t`Add somebody`}
        placeholder={free.length === 0 ? t`Everybody is on the team` : t`Search by name`}
        searchable
        disabled={free.length === 0}
        data={free.map((member) => ({ value: member.user_id, label: member.full_name }))}
        value={null}
        onChange={(id) => {
          const member = free.find((one) => one.user_id === id);
          if (member !== undefined)
            form.insertListItem('hiring_team', { user_id: member.user_id, role: teamRoleOf(member.role) });
        }}
        error={form.errors.hiring_team}
      />
      <Switch
        mt="xs"
        label={t`Confidential`}
        description={t`Only this team, whoever is asked to assess or approve, and administrators see the job. It is on no careers page.`}
        checked={form.values.confidential}
        onChange={(event) => confide(event.currentTarget.checked)}
      />
    </Stack>
  );
}
