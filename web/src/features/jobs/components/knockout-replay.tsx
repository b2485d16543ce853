import { Plural, Trans } from '@lingui/react/macro';
import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { knockoutReplayQuery } from '../api/knockout-replay';
import type { QuestionDraft } from '../model/job-form';

interface KnockoutReplayProps {
  jobId: string;
  questionId: string;
  rule: NonNullable<QuestionDraft['knockout']>;
}

/** Whom the rule would have flagged lately, before it is saved. */
export function KnockoutReplay({ jobId, questionId, rule }: KnockoutReplayProps) {
  const value = Array.isArray(rule.value) ? (rule.value[0] ?? '') : rule.value;
  const { data } = useQuery(knockoutReplayQuery(jobId, questionId, { operator: rule.operator, value }));
  if (data === undefined) return null;
  if (data.total === 0)
    return (
      <Text size="xs" c="dimmed" ml={30}>
        <Trans>
          Nobody has answered this question in the last {data.days} days, so there is nothing to try it on.
        </Trans>
      </Text>
    );
  return (
    <Stack gap={4} ml={30} role="status">
      <Text size="xs" fw={600}>
        <Trans>
          It would have flagged {data.matched} of {data.total}
          {data.capped ? '+' : ''} applications in the last {data.days} days; {data.hired} of them{' '}
          <Plural value={data.hired} one="was" other="were" /> hired.
        </Trans>
      </Text>
      {data.applications.length > 0 && (
        <details>
          <summary>
            <Text size="xs" span>
              <Trans>Which ones</Trans>
            </Text>
          </summary>
          {data.applications.map((one) => (
            <Text key={one.application_id} size="xs">
              <Trans>
                <Anchor
                  size="xs"
                  renderRoot={(props) => (
                    <Link
                      {...props}
                      to="/app/applications/$applicationId"
                      params={{ applicationId: one.application_id }}
                      target="_blank"
                    />
                  )}
                >
                  {one.candidate_name}
                </Anchor>{' '}
                · now in {one.stage_name}
              </Trans>
            </Text>
          ))}
        </details>
      )}
    </Stack>
  );
}
