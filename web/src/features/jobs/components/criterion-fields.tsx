import { useLingui } from '@lingui/react/macro';
import {
  ActionIcon,
  Card,
  Group,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  Select,
  TagsInput,
  TextInput,
  Tooltip,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import type { Criterion, Job, JobCriteria } from '@/contract';
import { announce } from '@/ui/announcer';
import { choicesOf, kindLabel, levels, nameOf } from '../model/criteria';
import classes from './job-editor.module.css';

interface CriterionFieldsProps {
  form: UseFormReturnType<{ items: Criterion[] }>;
  index: number;
  languages: JobCriteria['languages'];
  questions: Job['questions'];
}

/** One criterion: what it is called, whether it must be met, and what is looked for. */
export function CriterionFields({ form, index, languages, questions }: CriterionFieldsProps) {
  const { t } = useLingui();
  const item = form.values.items[index];
  if (item === undefined) return null;
  const at = `items.${index}`;
  const last = form.values.items.length - 1;
  const name = nameOf(item, languages, questions);
  const title = name === '' ? t`Criterion ${index + 1}` : name;
  const move = (to: number) => {
    form.reorderListItem('items', { from: index, to });
    announce(t`${title} is number ${to + 1} now.`);
  };
  return (
    <Card padding="md" component="fieldset" className={classes.question}>
      <legend className={classes.legend}>{kindLabel(item.kind)}</legend>
      <Group gap="xs" align="flex-end">
        <TextInput
          label={t`Name`}
          aria-label={t`Name of criterion ${index + 1}`}
          placeholder={name === '' ? t`As you would say it` : name}
          maxLength={200}
          flex="1 1 220px"
          {...form.getInputProps(`${at}.label`)}
        />
        <SegmentedControl
          aria-label={t`How much ${title} matters`}
          value={item.required ? 'required' : 'preferred'}
          onChange={(value) => form.setFieldValue(`${at}.required`, value === 'required')}
          data={[
            { value: 'required', label: t`Required` },
            { value: 'preferred', label: t`Preferred` },
          ]}
        />
        <Group gap={2} wrap="nowrap">
          <Tooltip label={t`Move up`}>
            <ActionIcon
              aria-label={t`Move ${title} up`}
              disabled={index === 0}
              onClick={() => move(index - 1)}
            >
              <IconArrowUp size={16} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t`Move down`}>
            <ActionIcon
              aria-label={t`Move ${title} down`}
              disabled={index === last}
              onClick={() => move(index + 1)}
            >
              <IconArrowDown size={16} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t`Remove`}>
            <ActionIcon
              aria-label={t`Remove ${title}`}
              color="red"
              onClick={() => form.removeListItem('items', index)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
      <Group mt="sm" align="flex-start">
        <Kind form={form} item={item} at={at} languages={languages} questions={questions} />
      </Group>
    </Card>
  );
}

interface KindProps extends Omit<CriterionFieldsProps, 'index'> {
  item: Criterion;
  at: string;
}

function Kind({ form, item, at, languages, questions }: KindProps) {
  const { t } = useLingui();
  if (item.kind === 'skill' || item.kind === 'licence')
    return (
      <TagsInput
        id={`${at}.phrases`}
        label={t`Any of these words or phrases`}
        description={t`Press Enter after each. Case, accents and a plural s make no difference.`}
        maxTags={20}
        maxLength={120}
        flex={1}
        miw={220}
        clearButtonProps={{ 'aria-label': t`Remove all phrases` }}
        acceptValueOnBlur
        {...form.getInputProps(`${at}.phrases`)}
      />
    );
  if (item.kind === 'experience')
    return (
      <NumberInput
        id={`${at}.years`}
        label={t`At least so many years`}
        description={t`Education is not counted. What overlaps counts once.`}
        min={1}
        max={50}
        allowDecimal={false}
        value={item.years ?? ''}
        error={form.errors[`${at}.years`]}
        onChange={(value) => form.setFieldValue(`${at}.years`, typeof value === 'number' ? value : null)}
      />
    );
  if (item.kind === 'language')
    return (
      <>
        <Select
          id={`${at}.language`}
          label={t`Language`}
          placeholder={t`Choose one`}
          searchable
          data={languages.map(({ code, name }) => ({ value: code, label: name }))}
          {...form.getInputProps(`${at}.language`)}
          value={item.language === '' ? null : item.language}
          onChange={(value) => form.setFieldValue(`${at}.language`, value ?? '')}
        />
        <Select
          label={t`Level, at least`}
          placeholder={t`Any`}
          clearable
          data={[...levels]}
          value={item.level}
          onChange={(value) =>
            form.setFieldValue(`${at}.level`, levels.find((level) => level === value) ?? null)
          }
        />
      </>
    );
  const question = questions.find(({ id }) => id === item.question_id);
  return (
    <>
      <Select
        id={`${at}.question_id`}
        label={t`Question`}
        placeholder={t`Choose one`}
        flex="2 1 260px"
        data={questions.map(({ id, label }) => ({ value: id, label }))}
        error={form.errors[`${at}.question_id`]}
        value={question === undefined ? null : item.question_id}
        onChange={(value) =>
          form.setFieldValue(at, { ...item, question_id: value ?? '', accepted: [], at_least: null })
        }
      />
      {question?.kind === 'number' && (
        <NumberInput
          id={`${at}.at_least`}
          label={t`Met from`}
          allowDecimal={false}
          value={item.at_least ?? ''}
          error={form.errors[`${at}.at_least`]}
          onChange={(value) => form.setFieldValue(`${at}.at_least`, typeof value === 'number' ? value : null)}
        />
      )}
      {question !== undefined && question.kind !== 'number' && (
        <MultiSelect
          id={`${at}.accepted`}
          label={t`Met by any of`}
          flex="1 1 200px"
          data={choicesOf(question)}
          {...form.getInputProps(`${at}.accepted`)}
        />
      )}
    </>
  );
}
