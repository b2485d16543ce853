import { Badge, ScrollArea, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Debrief, DebriefColumn } from '@/contract';
import { plural } from '@/format/numbers';
import { debriefQuery } from '../api/interviews';
import { recommendationOf } from '../model/words';

const columnKey = (one: { interview_id: string; user_id: string }) => `${one.interview_id}/${one.user_id}`;

/** Interviewers across, attributes down, the widest disagreement on top; who is missing is named. */
export function DebriefBoard({ applicationId }: { applicationId: string }) {
  const { data } = useQuery(debriefQuery(applicationId));
  if (data === undefined || data.columns.length + data.missing.length === 0) return null;
  const shown = data.columns.filter((column) => column.state === 'submitted');
  return (
    <section aria-label="Debrief">
      <Title order={2} size="h4" mb="xs">
        Debrief
      </Title>
      {data.hidden > 0 && (
        <Text size="sm" c="dimmed" mb="xs">
          {plural(data.hidden, 'scorecard')} of others {data.hidden === 1 ? 'is' : 'are'} in. You see what
          they wrote once you have submitted yours.
        </Text>
      )}
      {shown.length > 0 && <Board debrief={data} columns={shown} />}
      {data.missing.length > 0 && (
        <Text size="sm" mt="xs">
          Missing: {data.missing.map((one) => `${one.full_name} (${one.interview_title})`).join(', ')}
        </Text>
      )}
    </section>
  );
}

function Board({ debrief, columns }: { debrief: Debrief; columns: DebriefColumn[] }) {
  return (
    <ScrollArea viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': 'Ratings by interviewer' }}>
      <Table withTableBorder withColumnBorders verticalSpacing={6} miw={320}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Attribute</Table.Th>
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
            <Table.Th scope="row">Hire?</Table.Th>
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
                    Disagreement
                  </Badge>
                )}
              </Table.Th>
              {columns.map((column) => {
                const mark = row.marks.find((one) => columnKey(one) === columnKey(column));
                return (
                  <Table.Td key={columnKey(column)} fw={600}>
                    {mark === undefined ? '' : (mark.rating ?? 'could not judge')}
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
