import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, SegmentedControl, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Accommodation, AccommodationAnswer } from '@/contract';
import { useDraftText } from '@/drafts/use-draft';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { accommodationQuery, answerRequest } from '../api/accommodation';
import { answers, wordsLabel } from '../model/words';

/** An answer that the person reads on their page, and what interviewers are told with it. */
export function AnswerForm({ accommodation }: { accommodation: Accommodation }) {
  const { t } = useLingui();
  const id = accommodation.application_id;
  const client = useQueryClient();
  const [answer, setAnswer] = useState<AccommodationAnswer>('arranged');
  const [words, setWords, clear] = useDraftText(`adjustment:${id}`);
  const [shared, setShared] = useState('');
  const sending = useMutation({
    mutationFn: () =>
      answerRequest(id, accommodation.version, {
        answer,
        words: words.trim(),
        shared: answer === 'arranged' && shared.trim() !== '' ? shared.trim() : undefined,
      }),
    onSuccess: (after) => {
      client.setQueryData(accommodationQuery(id).queryKey, after);
      clear();
      setShared('');
      toastDone(t`Answered. The person gets a mail that there is an answer on their page.`);
    },
    onError: () => void client.invalidateQueries({ queryKey: accommodationQuery(id).queryKey }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate();
      }}
    >
      <Stack gap="sm">
        <Title order={3} size="h5">
          <Trans>Answer</Trans>
        </Title>
        <SegmentedControl
          aria-label={t`Your answer`}
          value={answer}
          onChange={(value) => setAnswer(value)}
          data={answers()}
        />
        <Textarea
          label={wordsLabel(answer)}
          description={t`The person reads it on their private page.`}
          required
          autosize
          minRows={3}
          maxLength={4000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {answer === 'arranged' && (
          <TextInput
            label={t`What interviewers are told`}
            description={t`What they are to do and not why, such as “Allow 15 minutes more”. Empty: nothing changes for them.`}
            maxLength={500}
            value={shared}
            onChange={(event) => setShared(event.currentTarget.value)}
          />
        )}
        <FormError error={sending.error} />
        <Group>
          <Button type="submit" loading={sending.isPending} disabled={words.trim() === ''}>
            <Trans>Send the answer</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
