import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Badge, ScrollArea, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Debrief, DebriefColumn } from '@/contract';
import { debriefQuery } from '../api/interviews';
import { recommendationOf } from '../model/words';

const columnKey = (one: { interview_id: string; user_id: string }) => `${one.interview_id}/${one.user_id}`;

/** Interviewers across, attributes down, the widest disagreement on top; who is missing is named. */
export function DebriefBoard({ applicationId }: { applicationId: string }) {
  const { t } = useLingui();
  const { data } = useQuery(debriefQuery(applicationId));
  if (data === undefined || data.columns.length + data.missing.length === 0) return null;
  const shown = data.columns.filter((column) => column.state === 'submitted');
  return (
    <section aria-label={t`Debrief`}>
      <Title order={2} size="h4" mb="xs">
        <Trans>Debrief</Trans>
      </Title>
      {data.hidden > 0 && (
        <Text size="sm" c="dimmed" mb="xs">
          <Trans>
            <Plural value={data.hidden} one="# scorecard" other="# scorecards" /> of others{' '}
            <Plural value={data.hidden} one="is" other="are" /> in. You see what they wrote once you have
            submitted yours.
          </Trans>
        </Text>
      )}
      {shown.length > 0 && <Board debrief={data} columns={shown} />}
      {data.missing.length > 0 && (
        <Text size="sm" mt="xs">
          <Trans>
            Missing: {data.missing.map((one) => `${one.full_name} (${one.interview_title})`).join(', ')}
          </Trans>
        </Text>
      )}
    </section>
  );
}

function Board({ debrief, columns }: { debrief: Debrief; columns: DebriefColumn[] }) {
  const { t } = useLingui();
  return (
    <ScrollArea viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t`Ratings by interviewer` }}>
      <Table withTableBorder withColumnBorders verticalSpacing={6} miw={320}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">
              <Trans>Attribute</Trans>
            </Table.Th>
            {columns.map((column) => (
              <Table.Th key={columnKey(column)} scope="col">
                {column.full_name}
                <Text size="xs" c="dimmed" fw={400}>
                  {column.interview_title}
                </Text>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Table.Tr>
            <Table.Th scope="row">
              <Trans>Hire?</Trans>
            </Table.Th>
            {columns.map((column) => (
              <Table.Td key={columnKey(column)}>
                {column.recommendation !== null && (
                  <Badge color={recommendationOf(column.recommendation)?.color}>
                    {recommendationOf(column.recommendation)?.label}
                  </Badge>
                )}
              </Table.Td>
            ))}
          </Table.Tr>
          {debrief.rows.map((row) => (
            <Table.Tr key={row.key}>
              <Table.Th scope="row">
                {row.name}
                {row.spread >= 2 && (
                  <Badge color="yellow" ml={6}>
                    <Trans>Disagreement</Trans>
                  </Badge>
                )}
              </Table.Th>
              {columns.map((column) => {
                const mark = row.marks.find((one) => columnKey(one) === columnKey(column));
                return (
                  <Table.Td key={columnKey(column)} fw={600}>
                    {mark === undefined ? '' : (mark.rating ?? t`could not judge`)}
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
