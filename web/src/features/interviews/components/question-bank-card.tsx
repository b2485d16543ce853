import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, Group, Modal, Stack, Switch, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BankQuestion } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { fieldMessages } from '@/http/problem';
import { useCan } from '@/session/can';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone } from '@/ui/toast';
import { addQuestion, changeQuestion, questionsQuery } from '../api/kits';

/** Questions that kits are made of. A question in use is switched off, never deleted. */
export function QuestionBankCard() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(questionsQuery);
  const editable = useCan('interview_kits:manage');
  const [editing, setEditing] = useState<BankQuestion | 'new' | null>(null);
  return (
    <Card component="section">
      <Group justify="space-between" mb="xs">
        <Title order={2}>
          <Trans>Question bank</Trans>
        </Title>
        {editable && (
          <Button
            size="sm"
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => setEditing('new')}
          >
            <Trans>New question</Trans>
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed" mb="sm">
        <Trans>Kits take questions from here and keep the words that they were saved with.</Trans>
      </Text>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The questions`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={3} />
      ) : (
        <Stack gap="xs">
          {data.items.map((question) => (
            <Group key={question.id} justify="space-between" wrap="nowrap" align="flex-start">
              <div style={{ minWidth: 0 }}>
                <Text size="sm" c={question.active ? undefined : 'dimmed'}>
                  {question.text}
                </Text>
                <Text size="xs" c="dimmed">
                  {[question.attribute, question.active ? '' : t`not in use`].filter(Boolean).join(' · ')}
                </Text>
              </div>
              {editable && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  flex="none"
                  aria-label={t`Change the question ${question.text}`}
                  onClick={() => setEditing(question)}
                >
                  <Trans>Change</Trans>
                </Button>
              )}
            </Group>
          ))}
        </Stack>
      )}
      <Modal
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={editing === 'new' ? t`New question` : t`Question`}
      >
        {editing !== null && (
          <QuestionForm question={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />
        )}
      </Modal>
    </Card>
  );
}

function QuestionForm({ question, onDone }: { question: BankQuestion | null; onDone: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const form = useForm({
    initialValues: {
      text: question?.text ?? '',
      good_answer: question?.good_answer ?? '',
      attribute: question?.attribute ?? '',
      active: question?.active ?? true,
    },
    validate: { text: (value) => (value.trim() === '' ? t`Write the question.` : null) },
  });
  const { forget } = useFormDraft(`bank-question:${question?.id ?? 'new'}`, form);
  const save = useMutation({
    mutationFn: ({ active, ...words }: typeof form.values) =>
      question === null ? addQuestion(words) : changeQuestion(question, { ...words, active }),
    onSuccess: () => {
      forget();
      toastDone(t`Saved.`);
      onDone();
    },
    onError: (error) => form.setErrors(fieldMessages(error)),
    onSettled: () => void client.invalidateQueries({ queryKey: ['interview-questions'] }),
  });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack>
        <Textarea
          label={t`Question`}
          required
          autosize
          data-autofocus
          maxLength={1000}
          {...form.getInputProps('text')}
        />
        <Textarea
          label={t`What good looks like`}
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('good_answer')}
        />
        <TextInput
          label={t`Attribute`}
          description={t`What an answer tells about, such as Craft.`}
          maxLength={100}
          {...form.getInputProps('attribute')}
        />
        {question !== null && (
          <Switch label={t`In use`} {...form.getInputProps('active', { type: 'checkbox' })} />
        )}
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
