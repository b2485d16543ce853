import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Loader, Popover, Stack, Text, Tooltip } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Candidate } from '@/contract';
import { formatDate } from '@/format/dates';
import { ErrorPanel } from '@/ui/error-panel';
import { fieldHistoryQuery } from '../api/around';
import { fieldName, wayOf } from '../model/field-names';

/** Where a value came from, on hover and focus; what stood there before, on a click. */
export function OriginMark({
  candidate,
  field,
  label,
}: {
  candidate: Candidate;
  field: string;
  label?: string;
}) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const origin = candidate.origins.find((one) => one.field === field);
  if (origin === undefined) return null;
  const name = label ?? fieldName(field, []);
  return (
    <Popover opened={opened} onChange={setOpened} width={300} position="bottom-end" withArrow trapFocus>
      <Popover.Target>
        <Tooltip
          label={`${wayOf(origin)}, ${formatDate(origin.at)}`}
          events={{ hover: true, focus: true, touch: false }}
          disabled={opened}
        >
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t`${name}: where it came from`}
            onClick={() => setOpened((before) => !before)}
          >
            <IconHistory size={14} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`History of ${name}`}>
        {opened && <History candidateId={candidate.id} field={field} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function History({ candidateId, field }: { candidateId: string; field: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(fieldHistoryQuery(candidateId, field));
  if (error !== null)
    return <ErrorPanel error={error} what={t`The history`} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loader size="sm" />;
  return (
    <Stack
      gap="xs"
      mah={260}
      style={{ overflowY: 'auto' }}
      tabIndex={0}
      role="group"
      aria-label={t`Earlier values`}
    >
      {data.items.map((one) => (
        <div key={one.at}>
          <Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
            {one.value === '' ? t`Removed` : one.value}
          </Text>
          <Text size="xs" c="dimmed">
            {wayOf(one)}, {formatDate(one.at)}
          </Text>
        </div>
      ))}
    </Stack>
  );
}
