import { Stack, Text, Title } from '@mantine/core';
import type { InterviewDetails } from '@/contract';
import { plural } from '@/format/numbers';
import classes from './interview-page.module.css';

/** What the interview is for, what to look for, and what to ask. */
export function KitPanel({ page }: { page: InterviewDetails }) {
  const { kit, interview } = page;
  const nameOf = (key: string) => kit.attributes.find((one) => one.key === key)?.name;
  return (
    <Stack gap="md">
      {interview.instructions !== '' && (
        <div className={classes.instructions}>
          <Text size="sm" fw={600}>
            From {interview.owner_name}
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
          {plural(kit.minutes, 'minute')}
        </Text>
        {kit.purpose !== '' && (
          <Text size="sm" mt={6} className={classes.prose}>
            {kit.purpose}
          </Text>
        )}
      </div>
      <div>
        <Title order={2} size="h5" mb={4}>
          Look for
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
            Ask
          </Title>
          <ol className={classes.questions}>
            {kit.questions.map((question) => (
              <li key={question.key}>
                <Text size="sm">{question.text}</Text>
                {question.good_answer !== '' && (
                  <Text size="xs" c="dimmed" className={classes.prose}>
                    Good: {question.good_answer}
                  </Text>
                )}
                {nameOf(question.attribute) !== undefined && (
                  <Text size="xs" c="dimmed">
                    For {nameOf(question.attribute)}
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
