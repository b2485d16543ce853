import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Checkbox, Group, Popover, Stack, Text } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconColumns3 } from '@tabler/icons-react';
import classes from './table.module.css';
import type { Columns } from './use-columns';

/** Which columns a table shows, and in which order. */
export function ColumnsMenu<Row>({ columns }: { columns: Columns<Row> }) {
  const { t } = useLingui();
  const { all, shown, toggle, move, reset } = columns;
  const hidden = all.filter((column) => !shown.some((one) => one.column.id === column.id));
  return (
    <Popover position="bottom-end" width={270} trapFocus returnFocus>
      <Popover.Target>
        <Button size="xs" variant="default" leftSection={<IconColumns3 size={15} />} visibleFrom="sm">
          <Trans>Columns</Trans>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Columns`} p="xs">
        <Stack gap={2} className={classes.choices}>
          {shown.map(({ column }, index) =>
            index === 0 ? null : (
              <Group key={column.id} justify="space-between" wrap="nowrap" gap={4}>
                <Checkbox size="xs" checked label={column.label} onChange={() => toggle(column)} />
                <Group gap={0} wrap="nowrap">
                  <ActionIcon
                    size="sm"
                    variant="subtle"
                    color="gray"
                    aria-label={t`Move ${column.label} to the left`}
                    disabled={index === 1}
                    onClick={() => move(column.id, index - 1)}
                  >
                    <IconChevronUp size={14} />
                  </ActionIcon>
                  <ActionIcon
                    size="sm"
                    variant="subtle"
                    color="gray"
                    aria-label={t`Move ${column.label} to the right`}
                    disabled={index === shown.length - 1}
                    onClick={() => move(column.id, index + 1)}
                  >
                    <IconChevronDown size={14} />
                  </ActionIcon>
                </Group>
              </Group>
            ),
          )}
          {hidden.map((column) => (
            <Checkbox
              key={column.id}
              size="xs"
              checked={false}
              label={column.label}
              onChange={() => toggle(column)}
            />
          ))}
        </Stack>
        <Text size="xs" c="dimmed" mt="xs">
          <Trans>Drag the heads of columns to change places, their edges to change widths.</Trans>
        </Text>
        <Button size="compact-xs" variant="subtle" mt={4} onClick={reset}>
          <Trans>As they were</Trans>
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
