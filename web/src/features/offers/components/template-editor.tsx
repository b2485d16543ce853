import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Card, Code, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LetterTemplate, LetterTemplateInput } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { fieldMessages } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { RichTextField } from '@/ui/rich-text-field';
import { toastDone } from '@/ui/toast';
import { saveTemplate, templatePreviewQuery, variablesQuery } from '../api/letter-templates';
import { fieldKinds, locales } from '../model/words';
import { LetterProblems } from './letter-problems';
import { LetterView } from './letter-view';
import classes from './offers.module.css';

interface TemplateDraft extends Record<string, unknown> {
  name: string;
  locale: string;
  subject: string;
  body_html: string;
  fields: LetterTemplate['fields'];
}

const empty: TemplateDraft = {
  name: '',
  locale: 'en',
  subject: 'Your offer: {{job_title}}',
  body_html:
    '<p>Dear {{candidate_name}},</p><p>we are glad to offer you the job <strong>{{job_title}}</strong> at {{organization_name}}, {{employment_type}}, for {{pay}}, from {{start_date}} on.</p><p>Please answer until {{expires_on}}.</p>',
  fields: [],
};

/** Writes a template; the letter beside it is filled with made-up values. */
export function TemplateEditor({
  template,
  onDone,
}: {
  template: LetterTemplate | null;
  onDone: () => void;
}) {
  const { t } = useLingui();
  const client = useQueryClient();
  const form = useForm<TemplateDraft>({
    initialValues:
      template === null
        ? empty
        : {
            name: template.name,
            locale: template.locale,
            subject: template.subject,
            body_html: template.body_html,
            fields: template.fields,
          },
  });
  const kept = useFormDraft(`offer-template:${template?.id ?? 'new'}`, form);
  const { name, ...text } = form.values;
  const [shown] = useDebouncedValue(JSON.stringify(text), 400);
  const preview = useQuery({
    ...templatePreviewQuery(JSON.parse(shown) as Omit<LetterTemplateInput, 'name'>),
    placeholderData: keepPreviousData,
  });
  const save = useMutation({
    mutationFn: () => saveTemplate(template, { ...text, name }),
    onSuccess: (saved) => {
      kept.forget();
      toastDone(t`“${saved.name}” is saved.`);
      onDone();
    },
    onError: (error) => form.setErrors(fieldMessages(error)),
    onSettled: () => void client.invalidateQueries({ queryKey: ['offer-templates'] }),
  });
  return (
    <form onSubmit={form.onSubmit(() => save.mutate())} aria-label={t`Letter template`} noValidate>
      <div className={classes.container}>
        <div className={classes.split}>
          <Stack>
            <FormError error={save.error} />
            <Group grow align="flex-start">
              <TextInput label={t`Name`} required withAsterisk={false} {...form.getInputProps('name')} />
              <Select
                label={t`Language`}
                data={locales}
                allowDeselect={false}
                {...form.getInputProps('locale')}
              />
            </Group>
            <TextInput label={t`Subject`} maxLength={200} {...form.getInputProps('subject')} />
            <RichTextField
              label={t`Letter`}
              value={form.values.body_html}
              onChange={(html) => form.setFieldValue('body_html', html)}
              error={form.errors.body_html}
            />
            <Variables />
            <OwnVariables form={form} />
            <Group justify="flex-end">
              <Button
                variant="default"
                onClick={() => {
                  kept.forget();
                  onDone();
                }}
              >
                <Trans>Cancel</Trans>
              </Button>
              <Button type="submit" loading={save.isPending}>
                <Trans>Save template</Trans>
              </Button>
            </Group>
          </Stack>
          <Card withBorder className={classes.paper} component="section" aria-label={t`Preview`}>
            <Text size="xs" fw={550} c="dimmed" mb="sm">
              <Trans>With made-up values</Trans>
            </Text>
            {preview.error !== null && <LetterProblems error={preview.error} />}
            {preview.data !== undefined && (
              <LetterView subject={preview.data.subject} html={preview.data.body_html} />
            )}
          </Card>
        </div>
      </div>
    </form>
  );
}

function Variables() {
  const { data } = useQuery(variablesQuery);
  return (
    <div>
      <Text size="sm" fw={500}>
        <Trans>Variables</Trans>
      </Text>
      <Text size="sm" c="dimmed">
        <Trans>
          Write them into the letter or the subject:{' '}
          {(data?.items ?? []).map((variable) => (
            <span key={variable.key} title={variable.label}>
              <Code>{`{{${variable.key}}}`}</Code>{' '}
            </span>
          ))}
        </Trans>
      </Text>
    </div>
  );
}

function OwnVariables({ form }: { form: ReturnType<typeof useForm<TemplateDraft>> }) {
  const { t } = useLingui();
  return (
    <Stack gap="xs" component="fieldset" className={classes.fieldset}>
      <Text component="legend" size="sm" fw={500}>
        <Trans>Your own variables</Trans>
      </Text>
      <Text size="xs" c="dimmed">
        <Trans>Each offer asks for them: a signing bonus, days of vacation, a probation period.</Trans>
      </Text>
      {form.values.fields.map((_, index) => (
        <Group key={index} gap="xs" wrap="nowrap" align="flex-start">
          <TextInput
            aria-label={t`Name of variable ${index + 1} in the letter`}
            placeholder={t`vacation_days`}
            flex={2}
            {...form.getInputProps(`fields.${index}.key`)}
          />
          <TextInput
            aria-label={t`Label of variable ${index + 1}`}
            placeholder={t`Vacation days`}
            flex={2}
            {...form.getInputProps(`fields.${index}.label`)}
          />
          <Select
            aria-label={t`Kind of variable ${index + 1}`}
            data={fieldKinds}
            allowDeselect={false}
            flex={1}
            {...form.getInputProps(`fields.${index}.kind`)}
          />
          <ActionIcon
            size={34}
            aria-label={t`Remove variable ${index + 1}`}
            onClick={() => form.removeListItem('fields', index)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => form.insertListItem('fields', { key: '', label: '', kind: 'text' })}
        >
          <Trans>Add a variable</Trans>
        </Button>
      </Group>
    </Stack>
  );
}
