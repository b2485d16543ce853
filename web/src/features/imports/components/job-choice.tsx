import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ImportDetails, ImportSettingsInput } from '@/contract';
import { openJobsQuery } from '../api/imports';

interface JobChoiceProps {
  found: ImportDetails;
  onChange: (change: Partial<ImportSettingsInput>) => void;
}

/** Which job people go into, in which stage they begin, and whether they hear of it. */
export function JobChoice({ found, onChange }: JobChoiceProps) {
  const { t } = useLingui();
  const { data } = useQuery(openJobsQuery);
  const jobs = data?.items.map((one) => ({ value: one.id, label: one.title })) ?? [];
  const chosen = found.job_id;
  // A job that was closed since is still named, so that the choice can be taken back.
  const offered =
    chosen === null || found.job_title === '' || jobs.some((one) => one.value === chosen)
      ? jobs
      : [...jobs, { value: chosen, label: found.job_title }];
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        <Trans>
          Without a job, people are only added as candidates. Who is considered for the job already stays
          where they are.
        </Trans>
      </Text>
      <Select
        label={t`Job`}
        placeholder={t`No job`}
        searchable
        clearable
        comboboxProps={{ withinPortal: false }}
        nothingFoundMessage={t`No open job is called that`}
        data={offered}
        value={chosen}
        onChange={(job_id) => onChange({ job_id, stage: '', confirm: false })}
        maw={480}
      />
      {chosen !== null && (
        <>
          <Select
            label={t`Stage in which they begin`}
            data={found.stages.map((stage) => ({ value: stage.key, label: stage.name }))}
            value={found.stage === '' ? (found.stages[0]?.key ?? null) : found.stage}
            onChange={(stage) => {
              if (stage !== null) onChange({ stage });
            }}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            maw={480}
          />
          <Checkbox
            label={t`Send each of them the mail that confirms an application`}
            description={t`Otherwise nobody hears of it. Who got the mail stays in the job when the import is undone.`}
            checked={found.confirm}
            onChange={(event) => onChange({ confirm: event.currentTarget.checked })}
          />
        </>
      )}
    </Stack>
  );
}
