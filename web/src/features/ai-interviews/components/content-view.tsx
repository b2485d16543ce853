import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { AiInterviewContent, LanguageTexts } from '@/contract';
import { firstOf, shareOf } from '../model/content';
import classes from './ai-interviews.module.css';

/** What an interview asks and how its answers are read, for those who look and decide. */
export function ContentView({ content }: { content: AiInterviewContent }) {
  const { t } = useLingui();
  const { settings } = content;
  const say = (texts: LanguageTexts) => firstOf(texts, content.languages);
  return (
    <Stack>
      {content.competencies.map((one) => (
        <Card key={one.key} role="group" aria-label={say(one.name)}>
          <Group justify="space-between" mb={4}>
            <Title order={3} size="h5">
              {say(one.name)}
            </Title>
            <Badge color="gray" tt="none">
              <Trans>
                Weight {one.weight} of 5, {shareOf(one.weight, content.competencies)} %
              </Trans>
            </Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {say(one.description)}
          </Text>
          <ul>
            {one.questions.map((question) => (
              <li key={question.key}>
                <Text size="sm">{say(question.text)}</Text>
                <Text size="xs" c="dimmed">
                  {plural(question.seconds, { one: 'Up to # second', other: 'Up to # seconds' })}
                  {' · '}
                  {plural(question.max_follow_ups, {
                    one: 'at most # follow-up',
                    other: 'at most # follow-ups',
                  })}
                  {!question.required && ` · ${t`may be skipped`}`}
                </Text>
                {question.follow_ups.map((text, index) => (
                  <Text key={index} size="xs">
                    <Trans>Follow-up: {say(text)}</Trans>
                  </Text>
                ))}
              </li>
            ))}
          </ul>
          <dl>
            {(
              [
                [t`Low`, one.anchors.low],
                [t`Medium`, one.anchors.medium],
                [t`High`, one.anchors.high],
              ] as const
            ).map(([label, texts]) => (
              <div key={label}>
                <Text component="dt" size="xs" fw={550}>
                  {label}
                </Text>
                <Text component="dd" size="sm" ms={0} mb={6}>
                  {say(texts)}
                </Text>
              </div>
            ))}
          </dl>
        </Card>
      ))}
      {content.knockouts.length > 0 && (
        <Card role="group" aria-label={t`Knock-out questions`}>
          <Title order={3} size="h5" mb="xs">
            <Trans>Knock-out questions</Trans>
          </Title>
          <ul>
            {content.knockouts.map((knockout) => (
              <li key={knockout.key}>
                <Text size="sm">{say(knockout.text)}</Text>
                <Text size="xs" c="dimmed">
                  <Trans>
                    A person looks at:{' '}
                    {knockout.flagged
                      .map((key) =>
                        knockout.kind === 'yes_no'
                          ? key === 'yes'
                            ? t`Yes`
                            : t`No`
                          : say(
                              knockout.options.find((option) => option.key === key)?.label ?? {
                                en: '',
                                de: '',
                                es: '',
                              },
                            ),
                      )
                      .join(', ')}
                  </Trans>
                </Text>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card role="group" aria-label={t`Settings`}>
        <Title order={3} size="h5" mb="xs">
          <Trans>Settings</Trans>
        </Title>
        <ul>
          <li>{plural(settings.minutes, { one: 'At most # minute', other: 'At most # minutes' })}</li>
          <li>
            {plural(settings.expires_in_days, {
              one: 'Invitations are good for # day',
              other: 'Invitations are good for # days',
            })}
          </li>
          <li>{settings.voice_allowed ? t`Answers may be spoken or written` : t`Answers are written`}</li>
          <li>
            {plural(settings.recording_days, {
              one: 'Recordings are kept for # day',
              other: 'Recordings are kept for # days',
            })}
          </li>
          <li>
            {settings.hidden_until_reviewed
              ? t`Results are hidden from the hiring team until they are reviewed`
              : t`The hiring team sees results at once`}
          </li>
          <li>
            {settings.feedback_shared
              ? t`Candidates get short feedback`
              : t`Candidates get no feedback by the program`}
          </li>
          <li className={classes.words}>
            <Trans>Candidates can talk to: {settings.contact}</Trans>
          </li>
        </ul>
      </Card>
    </Stack>
  );
}
