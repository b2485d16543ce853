import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import type { Answer } from '@/contract';

/** What the candidate wrote: the cover note, then each answered question. */
export function AnswersPanel({ answers, coverNote }: { answers: Answer[]; coverNote: string }) {
  const { t } = useLingui();
  if (answers.length === 0 && coverNote === '')
    return (
      <Text c="dimmed">
        <Trans>The job asked no questions, and there is no cover note.</Trans>
      </Text>
    );
  return (
    <Stack gap="lg">
      {coverNote !== '' && (
        <section>
          <Title order={2} size="h4" mb={4}>
            <Trans>Cover note</Trans>
          </Title>
          <Text className="rc-prose" style={{ whiteSpace: 'pre-wrap' }}>
            {coverNote}
          </Text>
        </section>
      )}
      {answers.length > 0 && (
        <Stack gap="md" component="dl" m={0}>
          {answers.map((answer) => (
            <div key={answer.question_id}>
              <Group component="dt" gap={8}>
                <Text size="sm" c="dimmed">
                  {answer.label}
                </Text>
                {answer.knocked_out && (
                  <Badge color="yellow">
                    <Trans>Does not meet the requirement</Trans>
                  </Badge>
                )}
              </Group>
              <Text component="dd" m={0} style={{ whiteSpace: 'pre-wrap' }}>
                {answer.display === '' ? t`Not answered` : answer.display}
              </Text>
            </div>
          ))}
        </Stack>
      )}
    </Stack>
  );
}
