import { Anchor } from '@mantine/core';
import type { ColumnValue, CustomField } from '@/contract';
import { formatDay } from '@/format/dates';
import type { Column, Placed } from './columns';

/** What a row of a list knows about the fields that the organization made itself. */
interface WithValues {
  custom: ColumnValue[];
}

const prefix = 'f-';

/** A column for each field in use; nobody sees them who did not choose them. */
export const customColumns = <Row extends WithValues>(fields: readonly CustomField[]): Column<Row>[] =>
  fields
    .filter((field) => field.active)
    .map((field) => ({
      id: `${prefix}${field.id}`,
      label: field.label,
      min: 100,
      share: 1,
      shown: false,
      cell: (row) => <Value value={row.custom.find((one) => one.field_id === field.id)} />,
    }));

/** The fields whose values the list must be asked for, in an order that is always the same. */
export const fieldsAmong = <Row,>(shown: readonly Placed<Row>[]): string[] | undefined => {
  const ids = shown.flatMap(({ column }) =>
    column.id.startsWith(prefix) ? [column.id.slice(prefix.length)] : [],
  );
  return ids.length === 0 ? undefined : ids.sort();
};

function Value({ value }: { value: ColumnValue | undefined }) {
  if (value === undefined) return null;
  if (value.kind === 'link')
    return (
      <Anchor
        href={value.display}
        target="_blank"
        rel="noreferrer"
        size="sm"
        pos="relative"
        style={{ zIndex: 1 }}
      >
        {value.display.replace(/^https?:\/\//, '')}
      </Anchor>
    );
  if (value.kind === 'date') return formatDay(value.display);
  return value.display;
}
