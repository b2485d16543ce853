import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, MultiSelect, SegmentedControl, Stack, Switch, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExportFormat, StartedOperation } from '@/contract';
import { FormError } from '@/ui/form-error';
import { columnLabel } from './column-labels';
import type { ExportChoice } from './export-columns';
import { followOperation } from './follow-operation';

/** What somebody wants in a file: columns and custom fields in the order of the choice. */
export interface ExportWish<Column extends string> {
  columns: Column[];
  fields: string[];
  format: ExportFormat;
  byte_order_mark: boolean;
}

interface ExportFormProps<Column extends string> {
  choice: ExportChoice<Column>;
  start: (wish: ExportWish<Column>) => Promise<StartedOperation>;
  onStarted: () => void;
  onClose: () => void;
}

/** Asks what a file is to tell and how, and begins to make it in the background. */
export function ExportForm<Column extends string>(props: ExportFormProps<Column>) {
  const { t } = useLingui();
  const { choice, start, onStarted, onClose } = props;
  const [chosen, setChosen] = useState<string[]>(choice.shown);
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [excel, setExcel] = useState(true);
  const columns = chosen.flatMap((one) => choice.columns.find((column) => column === one) ?? []);
  const begin = useMutation({
    mutationFn: () =>
      start({
        columns,
        fields: chosen.filter((one) => choice.fields.some((field) => field.id === one)),
        format,
        byte_order_mark: excel,
      }),
    onSuccess: (operation) => {
      followOperation(operation);
      onStarted();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate();
      }}
    >
      <Stack>
        <MultiSelect
          label={t`Columns`}
          description={t`Those of the list, to begin with.`}
          searchable
          hidePickedOptions
          data={[
            {
              group: t`Columns`,
              items: choice.columns.map((value) => ({ value, label: columnLabel(value) })),
            },
            {
              group: t`Your own fields`,
              items: choice.fields.map((field) => ({ value: field.id, label: field.label })),
            },
          ].filter(({ items }) => items.length > 0)}
          value={chosen}
          onChange={setChosen}
          error={columns.length === 0 && t`Choose a column that is not one of your own fields.`}
        />
        <SegmentedControl
          aria-label={t`Format`}
          value={format}
          onChange={setFormat}
          data={[
            { value: 'csv', label: 'CSV' },
            { value: 'json', label: 'JSON' },
          ]}
        />
        {format === 'csv' && (
          <Switch
            label={t`For Excel`}
            description={t`Marks the file as UTF-8, so that Excel shows accents right. Some programs stumble over the mark.`}
            checked={excel}
            onChange={(event) => setExcel(event.currentTarget.checked)}
          />
        )}
        <Text size="sm" c="dimmed">
          <Trans>
            The file is made in the background. You alone can download it, for seven days; the audit log keeps
            that it was made and fetched.
          </Trans>
        </Text>
        <FormError error={begin.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={begin.isPending} disabled={columns.length === 0}>
            <Trans>Export</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
