import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Popover, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReportTerm } from '@/contract';

/** What a word means, a press away from the word. */
export function TermHint({ term }: { term: ReportTerm }) {
  const { t } = useLingui();
  return (
    <Popover width={300} position="bottom" shadow="md" withArrow withRoles>
      <Popover.Target>
        <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t`What “${term.name}” means`}>
          <IconInfoCircle size={15} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={term.name}>
        <Text size="sm" fw={600}>
          {term.name}
        </Text>
        <Text size="sm">{term.meaning}</Text>
      </Popover.Dropdown>
    </Popover>
  );
}
