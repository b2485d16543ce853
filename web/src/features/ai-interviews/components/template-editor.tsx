import { Trans, useLingui } from '@lingui/react/macro';
import {
  Alert,
  Button,
  Card,
  Group,
  Menu,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconLanguage, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { InterviewLanguage } from '@/contract';
import { languageName } from '@/format/words';
import { announce } from '@/ui/announcer';
import { bankQuery } from '../api/templates';
import { fromBank, most, newCompetency, type TemplateValues, withLanguage } from '../model/content';
import classes from './ai-interviews.module.css';
import { BankPicker } from './bank-picker';
import { CompetencyCard } from './competency-card';
import { FactFields } from './fact-fields';
import { KnockoutFields } from './knockout-fields';
import { SettingsFields } from './settings-fields';
import { type TemplateForm, TextField } from './text-field';

interface TemplateEditorProps {
  form: TemplateForm;
  language: InterviewLanguage;
  onLanguage: (language: InterviewLanguage) => void;
  opened: ReadonlySet<string>;
  onOpened: (opened: ReadonlySet<string>) => void;
}

const languages = ['en', 'de', 'es'] as const;

const placeholders = ['job', 'organization', 'minutes'].map((name) => `{${name}}`).join(', ');

/** The fields of an interview, in the language that is being written. */
export function TemplateEditor({ form, language, onLanguage, opened, onOpened }: TemplateEditorProps) {
  const { t } = useLingui();
  const { data: bank } = useQuery(bankQuery);
  const [picking, setPicking] = useState(false);
  const { values } = form;
  const toggle = (key: string) => {
    const next = new Set(opened);
    if (!next.delete(key)) next.add(key);
    onOpened(next);
  };
  const open = (key: string) => onOpened(new Set([...opened, key]));
  const put = (content: Partial<TemplateValues>) => form.setValues(content);
  const others = languages.filter((one) => !values.languages.includes(one));
  const full = values.competencies.length >= most.competencies;
  return (
    <Stack gap="lg">
      <Card>
        <Group align="flex-end">
          <TextInput label={t`Name`} maxLength={120} flex="1 1 240px" {...form.getInputProps('name')} />
          <SegmentedControl
            aria-label={t`Language that is written`}
            value={language}
            onChange={onLanguage}
            data={values.languages.map((value) => ({ value, label: languageName(value) }))}
          />
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" leftSection={<IconLanguage size={16} aria-hidden />}>
                <Trans>Languages</Trans>
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {others.map((one) => (
                <Menu.Item
                  key={one}
                  disabled={bank === undefined}
                  onClick={() => {
                    if (bank === undefined) return;
                    put(withLanguage(values, one, bank));
                    onLanguage(one);
                  }}
                >
                  <Trans>Offer it in {languageName(one)}, too</Trans>
                </Menu.Item>
              ))}
              {values.languages.length > 1 &&
                values.languages.map((one) => (
                  <Menu.Item
                    key={one}
                    color="red"
                    onClick={() => {
                      const left = values.languages.filter((other) => other !== one);
                      put({ languages: left });
                      if (language === one) onLanguage(left[0] ?? 'en');
                    }}
                  >
                    <Trans>Do not offer it in {languageName(one)}</Trans>
                  </Menu.Item>
                ))}
            </Menu.Dropdown>
          </Menu>
        </Group>
        {values.languages.length > 1 && (
          <Text size="xs" c="dimmed" mt="xs">
            <Trans>
              What candidates read is written in each language. Texts of the bank come translated; write the
              others yourself.
            </Trans>
          </Text>
        )}
      </Card>
      <Part title={t`Opening`}>
        <TextField
          form={form}
          at="opening"
          language={language}
          label={t`What is said first`}
          description={t`Filled in when it is shown: ${placeholders}.`}
        />
      </Part>
      <Part
        title={t`Competencies`}
        explained={t`The weight says how much each counts when answers are read: 5 counts five times as much as 1. The shares add up to 100 %. Nobody gets a total score.`}
      >
        {form.errors.competencies !== undefined && (
          <Alert color="red" role="alert">
            {form.errors.competencies}
          </Alert>
        )}
        <ul className={classes.list}>
          {values.competencies.map((competency, index) => (
            <CompetencyCard
              key={competency.key}
              form={form}
              index={index}
              language={language}
              bank={bank}
              opened={opened.has(competency.key)}
              onToggle={() => toggle(competency.key)}
            />
          ))}
        </ul>
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            disabled={full || bank === undefined}
            onClick={() => setPicking(true)}
          >
            <Trans>Add from the bank</Trans>
          </Button>
          <Button
            variant="subtle"
            leftSection={<IconPlus size={16} aria-hidden />}
            disabled={full}
            onClick={() => {
              const made = newCompetency();
              form.insertListItem('competencies', made);
              open(made.key);
            }}
          >
            <Trans>Write your own</Trans>
          </Button>
        </Group>
      </Part>
      <Part
        title={t`Knock-out questions`}
        explained={t`What the job cannot be done without. Some answers are flagged, and a person decides.`}
      >
        <KnockoutFields form={form} language={language} />
      </Part>
      <Part
        title={t`Facts`}
        explained={t`Candidates may ask about the process. They are answered in these words, and in no others.`}
      >
        <FactFields form={form} language={language} />
      </Part>
      <Part title={t`Closing`}>
        <TextField form={form} at="closing" language={language} label={t`What is said last`} />
      </Part>
      <Part title={t`Settings`}>
        <SettingsFields form={form} />
      </Part>
      {bank !== undefined && (
        <BankPicker
          bank={bank}
          language={values.languages[0] ?? 'en'}
          taken={values.competencies.map(({ bank_key }) => bank_key)}
          opened={picking}
          onClose={() => setPicking(false)}
          onPick={(item) => {
            const made = fromBank(
              item,
              values.languages,
              values.competencies.map(({ key }) => key),
            );
            form.insertListItem('competencies', made);
            open(made.key);
            setPicking(false);
            announce(t`${item.name[language]} was added.`);
          }}
        />
      )}
    </Stack>
  );
}

function Part({
  title,
  explained,
  children,
}: {
  title: string;
  explained?: string;
  children: React.ReactNode;
}) {
  return (
    <Card component="section" aria-label={title}>
      <Title order={2} size="h4" mb={explained === undefined ? 'sm' : 2}>
        {title}
      </Title>
      {explained !== undefined && (
        <Text size="sm" c="dimmed" mb="sm">
          {explained}
        </Text>
      )}
      <Stack gap="sm">{children}</Stack>
    </Card>
  );
}
