import { Trans, useLingui } from '@lingui/react/macro';
import {
  ActionIcon,
  Button,
  Card,
  Group,
  NumberInput,
  Select,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Anchors, Kit, KitInput } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { fieldMessages } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { addKit, questionsQuery, saveKit, scaleQuery } from '../api/kits';

interface Values extends Record<string, unknown> {
  name: string;
  purpose: string;
  minutes: number;
  attributes: { key: string; name: string; description: string; anchors: Anchors | null }[];
  questions: { key: string; text: string; good_answer: string; attribute: string; bank_id: string | null }[];
  active: boolean;
}

const newKey = () => crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? 'new';

const valuesOf = (kit: Kit | null): Values => ({
  name: kit?.name ?? '',
  purpose: kit?.purpose ?? '',
  minutes: kit?.minutes ?? 45,
  attributes: kit?.attributes ?? [{ key: newKey(), name: '', description: '', anchors: null }],
  questions: kit?.questions ?? [],
  active: kit?.active ?? true,
});

/** A kit. Saving another content makes the next version; interviews keep theirs. */
export function KitForm({ kit, onDone }: { kit: Kit | null; onDone: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const form = useForm<Values>({
    initialValues: valuesOf(kit),
    validate: {
      name: (value) => (value.trim() === '' ? t`Give the kit a name.` : null),
      attributes: { name: (value) => (value.trim() === '' ? t`Say what to look for.` : null) },
      questions: { text: (value) => (value.trim() === '' ? t`Write the question, or remove it.` : null) },
    },
  });
  const { forget } = useFormDraft(`kit:${kit?.id ?? 'new'}`, form);
  const save = useMutation({
    mutationFn: (values: Values) => {
      const body: KitInput = values;
      return kit === null ? addKit(body) : saveKit(kit.id, kit.version, body);
    },
    onSuccess: (saved) => {
      forget();
      toastDone(t`“${saved.name}” saved as version ${saved.number}.`);
      onDone();
    },
    onError: (error) => form.setErrors(fieldMessages(error)),
    onSettled: () => void client.invalidateQueries({ queryKey: ['interview-kits'] }),
  });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack>
        <TextInput label={t`Name`} required maxLength={100} data-autofocus {...form.getInputProps('name')} />
        <Textarea
          label={t`Purpose`}
          description={t`What this interview has to find out.`}
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('purpose')}
        />
        <NumberInput
          label={t`Minutes`}
          min={5}
          max={480}
          allowDecimal={false}
          {...form.getInputProps('minutes')}
        />
        <Attributes form={form} />
        <Questions form={form} />
        <Switch
          label={t`In use`}
          description={t`A kit that is not in use stays with the interviews that have it.`}
          {...form.getInputProps('active', { type: 'checkbox' })}
        />
        <FormError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={save.isPending}>
            <Trans>Save</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const anchorFields = [
  { member: 'one', label: '1' },
  { member: 'two', label: '2' },
  { member: 'three', label: '3' },
  { member: 'four', label: '4' },
] as const;

function Attributes({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useLingui();
  const { data: scale } = useQuery(scaleQuery);
  return (
    <section>
      <Title order={3} size="h5" mb={6}>
        <Trans>What to look for</Trans>
      </Title>
      <Stack gap="xs">
        {form.values.attributes.map((attribute, place) => (
          <Card key={attribute.key} withBorder padding="sm">
            <Group wrap="nowrap" align="flex-start">
              <Stack flex={1} gap="xs">
                <TextInput
                  label={t`Attribute`}
                  required
                  maxLength={100}
                  {...form.getInputProps(`attributes.${place}.name`)}
                />
                <TextInput
                  label={t`What it means here`}
                  maxLength={2000}
                  {...form.getInputProps(`attributes.${place}.description`)}
                />
                <Switch
                  label={t`Own words for the ratings`}
                  checked={attribute.anchors !== null}
                  onChange={(event) =>
                    form.setFieldValue(
                      `attributes.${place}.anchors`,
                      event.currentTarget.checked ? (scale?.anchors ?? null) : null,
                    )
                  }
                />
                {attribute.anchors !== null &&
                  anchorFields.map(({ member, label }) => (
                    <TextInput
                      key={member}
                      label={t`Rating ${label}`}
                      maxLength={400}
                      {...form.getInputProps(`attributes.${place}.anchors.${member}`)}
                    />
                  ))}
              </Stack>
              {form.values.attributes.length > 1 && (
                <ActionIcon
                  variant="subtle"
                  aria-label={t`Remove the attribute ${attribute.name}`}
                  onClick={() => form.removeListItem('attributes', place)}
                >
                  <IconTrash size={17} />
                </ActionIcon>
              )}
            </Group>
          </Card>
        ))}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          disabled={form.values.attributes.length >= 12}
          onClick={() =>
            form.insertListItem('attributes', { key: newKey(), name: '', description: '', anchors: null })
          }
        >
          <Trans>Add an attribute</Trans>
        </Button>
      </Stack>
    </section>
  );
}

function Questions({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useLingui();
  const { data: bank } = useQuery(questionsQuery);
  const used = new Set(form.values.questions.map((question) => question.bank_id));
  const offered = (bank?.items ?? []).filter((question) => question.active && !used.has(question.id));
  const attributes = form.values.attributes.filter((one) => one.name.trim() !== '');
  const keyOf = (name: string) =>
    attributes.find((one) => one.name.trim().toLowerCase() === name.trim().toLowerCase())?.key ?? '';
  return (
    <section>
      <Title order={3} size="h5" mb={6}>
        <Trans>What to ask</Trans>
      </Title>
      <Stack gap="xs">
        {form.values.questions.length === 0 && (
          <Text size="sm" c="dimmed">
            <Trans>The same questions for everybody make answers comparable.</Trans>
          </Text>
        )}
        {form.values.questions.map((question, place) => (
          <Card key={question.key} withBorder padding="sm">
            <Group wrap="nowrap" align="flex-start">
              <Stack flex={1} gap="xs">
                <Textarea
                  label={t`Question`}
                  required
                  autosize
                  maxLength={1000}
                  {...form.getInputProps(`questions.${place}.text`)}
                />
                <Textarea
                  label={t`What good looks like`}
                  autosize
                  maxLength={2000}
                  {...form.getInputProps(`questions.${place}.good_answer`)}
                />
                <Select
                  label={t`About`}
                  clearable
                  data={attributes.map((one) => ({ value: one.key, label: one.name }))}
                  value={question.attribute === '' ? null : question.attribute}
                  onChange={(value) => form.setFieldValue(`questions.${place}.attribute`, value ?? '')}
                  error={form.errors[`questions.${place}.attribute`]}
                />
              </Stack>
              <ActionIcon
                variant="subtle"
                aria-label={t`Remove question ${place + 1}`}
                onClick={() => form.removeListItem('questions', place)}
              >
                <IconTrash size={17} />
              </ActionIcon>
            </Group>
          </Card>
        ))}
        <Group gap="xs">
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} />}
            onClick={() =>
              form.insertListItem('questions', {
                key: newKey(),
                text: '',
                good_answer: '',
                attribute: '',
                bank_id: null,
              })
            }
          >
            <Trans>Write a question</Trans>
          </Button>
          {offered.length > 0 && (
            <Select
              size="xs"
              aria-label={t`Take a question from the bank`}
              placeholder={t`Take one from the bank`}
              searchable
              flex={1}
              miw={220}
              value={null}
              data={offered.map((question) => ({ value: question.id, label: question.text }))}
              onChange={(id) => {
                const taken = offered.find((question) => question.id === id);
                if (taken !== undefined)
                  form.insertListItem('questions', {
                    key: newKey(),
                    text: taken.text,
                    good_answer: taken.good_answer,
                    attribute: keyOf(taken.attribute),
                    bank_id: taken.id,
                  });
              }}
            />
          )}
        </Group>
      </Stack>
    </section>
  );
}
