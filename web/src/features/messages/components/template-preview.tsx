import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSend } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MailKind } from '@/contract';
import { sentence } from '@/http/problem';
import { toastDone, toastFailed } from '@/ui/toast';
import { peopleQuery, sendTest, templatePreviewQuery, type Trying } from '../api/templates';
import type { Language, Words } from '@/writing/words';
import { MailView } from '@/writing/mail-view';

interface TemplatePreviewProps {
  kind: MailKind;
  language: Language;
  words: Words;
}

/** The mail in these words, about a made-up person or one who applied, and a test to oneself. */
export function TemplatePreview({ kind, language, words }: TemplatePreviewProps) {
  const { t } = useLingui();
  const [person, setPerson] = useState<Trying['person']>(null);
  const [shown] = useDebouncedValue(JSON.stringify({ kind, language, text: words, person }), 400);
  const preview = useQuery({
    ...templatePreviewQuery(JSON.parse(shown) as Trying),
    placeholderData: keepPreviousData,
  });
  const test = useMutation({
    mutationFn: () => sendTest({ kind, language, text: words, person }),
    onSuccess: ({ recipient }) => toastDone(t`A test is on its way to ${recipient}.`),
    onError: (error) => toastFailed(t`The test was not sent`, error),
  });
  return (
    <Stack component="section" aria-label={t`Preview`} gap="sm">
      <Group align="flex-end" gap="xs">
        <PersonSelect onPick={setPerson} />
        <Button
          variant="default"
          leftSection={<IconSend size={16} />}
          loading={test.isPending}
          onClick={() => test.mutate()}
        >
          <Trans>Send me a test</Trans>
        </Button>
      </Group>
      {preview.error !== null ? (
        <Text size="sm" c="dimmed" role="status">
          {sentence(preview.error)}
        </Text>
      ) : (
        preview.data !== undefined && <MailView subject={preview.data.subject} html={preview.data.html} />
      )}
    </Stack>
  );
}

function PersonSelect({ onPick }: { onPick: (person: Trying['person']) => void }) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search, 300);
  const { data } = useQuery({ ...peopleQuery(asked), placeholderData: keepPreviousData });
  const people = data?.items ?? [];
  return (
    <Select
      label={t`About`}
      placeholder={t`A made-up person`}
      flex={1}
      miw={180}
      searchable
      clearable
      onSearchChange={setSearch}
      filter={({ options }) => options}
      nothingFoundMessage={t`Nobody of this name has applied`}
      data={people.map((one) => ({
        value: one.id,
        label: `${one.candidate.full_name}, ${one.job_title}`,
      }))}
      onChange={(id) => {
        const found = people.find((one) => one.id === id);
        onPick(
          found === undefined
            ? null
            : { candidate_name: found.candidate.full_name, job_title: found.job_title },
        );
      }}
    />
  );
}
