import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Stack, Text, Title } from '@mantine/core';
import type { InterviewDetails } from '@/contract';
import classes from './interview-page.module.css';

/** What the interview is for, what to look for, and what to ask. */
export function KitPanel({ page }: { page: InterviewDetails }) {
  const { t } = useLingui();
  const { kit, interview } = page;
  const nameOf = (key: string) => kit.attributes.find((one) => one.key === key)?.name;
  return (
    <Stack gap="md">
      {page.adjustment !== '' && (
        <div className={classes.instructions}>
          <Text size="sm" fw={600}>
            <Trans>Arranged for this person</Trans>
          </Text>
          <Text size="sm" className={classes.prose}>
            {page.adjustment}
          </Text>
        </div>
      )}
      {interview.instructions !== '' && (
        <div className={classes.instructions}>
          <Text size="sm" fw={600}>
            <Trans>From {interview.owner_name}</Trans>
          </Text>
          <Text size="sm" className={classes.prose}>
            {interview.instructions}
          </Text>
        </div>
      )}
      <div>
        <Title order={2} size="h4">
          {kit.name}
        </Title>
        <Text size="sm" c="dimmed">
          {t`${plural(kit.minutes, { one: '# minute', other: '# minutes' })}`}
        </Text>
        {kit.purpose !== '' && (
          <Text size="sm" mt={6} className={classes.prose}>
            {kit.purpose}
          </Text>
        )}
      </div>
      <div>
        <Title order={2} size="h5" mb={4}>
          <Trans>Look for</Trans>
        </Title>
        <ul className={classes.plain}>
          {kit.attributes.map((attribute) => (
            <li key={attribute.key}>
              <Text size="sm" fw={600} span>
                {attribute.name}
              </Text>
              {attribute.description !== '' && (
                <Text size="sm" c="dimmed">
                  {attribute.description}
                </Text>
              )}
            </li>
          ))}
        </ul>
      </div>
      {kit.questions.length > 0 && (
        <div>
          <Title order={2} size="h5" mb={4}>
            <Trans>Ask</Trans>
          </Title>
          <ol className={classes.questions}>
            {kit.questions.map((question) => (
              <li key={question.key}>
                <Text size="sm">{question.text}</Text>
                {question.good_answer !== '' && (
                  <Text size="xs" c="dimmed" className={classes.prose}>
                    <Trans>Good: {question.good_answer}</Trans>
                  </Text>
                )}
                {nameOf(question.attribute) !== undefined && (
                  <Text size="xs" c="dimmed">
                    <Trans>For {nameOf(question.attribute)}</Trans>
                  </Text>
                )}
              </li>
            ))}
          </ol>
        </div>
      )}
    </Stack>
  );
}
