import { Trans, useLingui } from '@lingui/react/macro';
import {
  Badge,
  Button,
  Card,
  Collapse,
  Group,
  Select,
  Stack,
  Text,
  Title,
  UnstyledButton,
} from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconPlus } from '@tabler/icons-react';
import type { AiInterviewBank, InterviewLanguage } from '@/contract';
import { announce } from '@/ui/announcer';
import { firstOf, most, newQuestion, questionFromBank, shareOf } from '../model/content';
import classes from './ai-interviews.module.css';
import { Mover } from './mover';
import { QuestionFields } from './question-fields';
import { type TemplateForm, TextField } from './text-field';

interface CompetencyCardProps {
  form: TemplateForm;
  index: number;
  language: InterviewLanguage;
  bank: AiInterviewBank | undefined;
  opened: boolean;
  onToggle: () => void;
}

/** One competency: its name and weight, and its fields when it is open. */
export function CompetencyCard({ form, index, language, bank, opened, onToggle }: CompetencyCardProps) {
  const { t } = useLingui();
  const { competencies, languages } = form.values;
  const competency = competencies[index];
  if (competency === undefined) return null;
  const at = `competencies.${index}`;
  const written = firstOf(competency.name, [language, ...languages]);
  const name = written === '' ? t`Competency ${index + 1}` : written;
  const share = shareOf(competency.weight, competencies);
  const fields = `competency-${competency.key}`;
  const item = bank?.items.find(({ key }) => key === competency.bank_key);
  const asked = new Set(competency.questions.map(({ text }) => text[language]));
  const offered = item?.questions.filter((one) => !asked.has(one[language])) ?? [];
  const faulty = Object.keys(form.errors).some((field) => field.startsWith(`${at}.`));
  return (
    <Card component="li" withBorder padding="sm">
      <Group gap="xs" justify="space-between">
        <UnstyledButton
          className={classes.opener}
          onClick={onToggle}
          aria-expanded={opened}
          aria-controls={fields}
        >
          {opened ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
          <span className={classes.name}>
            <Text component="span" fw={550} display="block">
              {name}
            </Text>
            <Text component="span" size="xs" c="dimmed" display="block">
              <Trans>
                Weight {competency.weight} of 5, {share} % of the whole
              </Trans>
            </Text>
          </span>
          {faulty && (
            <Badge size="sm" color="red" tt="none">
              <Trans>Needs a look</Trans>
            </Badge>
          )}
        </UnstyledButton>
        <Mover
          name={name}
          index={index}
          count={competencies.length}
          onMove={(to) => {
            form.reorderListItem('competencies', { from: index, to });
            announce(t`${name} is number ${to + 1} now.`);
          }}
          onRemove={() => form.removeListItem('competencies', index)}
        />
      </Group>
      <Collapse expanded={opened} id={fields}>
        <Stack mt="sm">
          <Group align="flex-start">
            <TextField form={form} at={`${at}.name`} language={language} label={t`Name`} short grow />
            <Select
              label={t`Weight`}
              w={130}
              allowDeselect={false}
              data={['1', '2', '3', '4', '5']}
              value={String(competency.weight)}
              onChange={(value) => value !== null && form.setFieldValue(`${at}.weight`, Number(value))}
            />
          </Group>
          <TextField
            form={form}
            at={`${at}.description`}
            language={language}
            label={t`What it means in this job`}
          />
          <fieldset className={classes.plainFieldset}>
            <Title order={3} size="h6" mb={4} component="legend">
              <Trans>What answers show</Trans>
            </Title>
            <Text size="xs" c="dimmed" mb="xs">
              <Trans>Answers are read against these three. Candidates never see them.</Trans>
            </Text>
            <Stack gap="xs">
              <TextField form={form} at={`${at}.anchors.low`} language={language} label={t`Low`} />
              <TextField form={form} at={`${at}.anchors.medium`} language={language} label={t`Medium`} />
              <TextField form={form} at={`${at}.anchors.high`} language={language} label={t`High`} />
            </Stack>
          </fieldset>
          <Title order={3} size="h6">
            <Trans>Questions</Trans>
          </Title>
          {competency.questions.map((question, number) => (
            <QuestionFields
              key={question.key}
              form={form}
              at={at}
              index={number}
              count={competency.questions.length}
              question={question}
              language={language}
            />
          ))}
          <Group gap="xs">
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              disabled={competency.questions.length >= most.questions}
              onClick={() => form.insertListItem(`${at}.questions`, newQuestion())}
            >
              <Trans>Write a question</Trans>
            </Button>
            {item !== undefined &&
              competency.questions.length < most.questions &&
              offered
                .map((text) => (
                  <Button
                    key={text.en}
                    size="xs"
                    variant="subtle"
                    leftSection={<IconPlus size={14} aria-hidden />}
                    onClick={() =>
                      form.insertListItem(`${at}.questions`, questionFromBank(text, item, languages))
                    }
                  >
                    <Trans>Another question of the bank</Trans>
                  </Button>
                ))
                .slice(0, 1)}
          </Group>
        </Stack>
      </Collapse>
    </Card>
  );
}
