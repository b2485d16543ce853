import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import {
  Accordion,
  Button,
  Card,
  Group,
  Progress,
  SegmentedControl,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { AiInterviewContent, InterviewLanguage } from '@/contract';
import { languageName } from '@/format/words';
import { filled, type Step, stepsOf } from '../model/content';
import classes from './ai-interviews.module.css';

interface CandidatePreviewProps {
  content: AiInterviewContent;
  job: string;
  organization: string;
}

/** The interview as a candidate reads it: one thing at a time, in each of its languages. */
export function CandidatePreview({ content, job, organization }: CandidatePreviewProps) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<InterviewLanguage | null>(null);
  const [wanted, setWanted] = useState(0);
  const language =
    chosen !== null && content.languages.includes(chosen) ? chosen : (content.languages[0] ?? 'en');
  const steps = stepsOf(content);
  const at = Math.min(wanted, steps.length - 1);
  const step = steps[at];
  const values = { job, organization, minutes: String(content.settings.minutes) };
  const say = (text: string) => (text === '' ? t`(not written yet)` : filled(text, values));
  return (
    <Stack>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          <Trans>This is what candidates read. Nothing that you do here is kept.</Trans>
        </Text>
        {content.languages.length > 1 && (
          <SegmentedControl
            aria-label={t`Language of the preview`}
            value={language}
            onChange={setChosen}
            data={content.languages.map((value) => ({ value, label: languageName(value) }))}
          />
        )}
      </Group>
      <Card className={classes.stage} component="section" aria-label={t`As a candidate`}>
        <Stack justify="space-between" h="100%">
          <div>
            <Progress
              value={(100 * (at + 1)) / steps.length}
              aria-label={t`Progress of the interview`}
              mb="xs"
            />
            <Text size="xs" c="dimmed" mb="md" role="status">
              <Trans>
                Step {at + 1} of {steps.length}
              </Trans>
            </Text>
            {step !== undefined && <Shown step={step} language={language} say={say} />}
          </div>
          <Group justify="space-between">
            <Button
              variant="default"
              disabled={at === 0}
              leftSection={<IconArrowLeft size={16} aria-hidden />}
              onClick={() => setWanted(at - 1)}
            >
              <Trans>Back</Trans>
            </Button>
            <Button
              disabled={at === steps.length - 1}
              rightSection={<IconArrowRight size={16} aria-hidden />}
              onClick={() => setWanted(at + 1)}
            >
              <Trans>Next</Trans>
            </Button>
          </Group>
        </Stack>
      </Card>
      {content.facts.length > 0 && (
        <section>
          <Title order={3} size="h5" mb="xs">
            <Trans>What candidates can ask at any time</Trans>
          </Title>
          <Accordion variant="contained" order={4} multiple>
            {content.facts.map((fact) => (
              <Accordion.Item key={fact.key} value={fact.key} lang={language}>
                <Accordion.Control>{say(fact.question[language])}</Accordion.Control>
                <Accordion.Panel>{say(fact.answer[language])}</Accordion.Panel>
              </Accordion.Item>
            ))}
          </Accordion>
        </section>
      )}
    </Stack>
  );
}

interface ShownProps {
  step: Step;
  language: InterviewLanguage;
  say: (text: string) => string;
}

function Shown({ step, language, say }: ShownProps) {
  const { t } = useLingui();
  if (step.kind === 'text')
    return (
      <Text className={classes.said} lang={language}>
        {say(step.text[language])}
      </Text>
    );
  if (step.kind === 'knockout') {
    const { knockout } = step;
    const answers =
      knockout.kind === 'yes_no'
        ? [t`Yes`, t`No`]
        : knockout.options.map((option) => say(option.label[language]));
    return (
      <>
        <Text className={classes.said} lang={language}>
          {say(knockout.text[language])}
        </Text>
        <ul>
          {answers.map((answer, index) => (
            <li key={index}>{answer}</li>
          ))}
        </ul>
      </>
    );
  }
  const { question } = step;
  const minutes = Math.round(question.seconds / 6) / 10;
  return (
    <>
      <Text className={classes.said} lang={language}>
        {say(question.text[language])}
      </Text>
      <Text size="sm" c="dimmed" mt="sm">
        {minutes === 1
          ? t`You have a minute for your answer.`
          : t`You have ${minutes} minutes for your answer.`}{' '}
        {!question.required && t`You may skip this question.`}
      </Text>
      {question.max_follow_ups > 0 && (
        <>
          <Text size="sm" c="dimmed" mt="sm">
            {plural(question.max_follow_ups, {
              one: 'If an answer leaves something open, # of these may be asked:',
              other: 'If an answer leaves something open, up to # of these may be asked:',
            })}
          </Text>
          <ul lang={language}>
            {question.follow_ups.map((text, index) => (
              <li key={index}>{say(text[language])}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
