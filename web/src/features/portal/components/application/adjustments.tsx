import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Card, Checkbox, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { kindWords, stepWords } from '@/accommodations/words';
import type { AccommodationEntry, AccommodationKind, AccommodationStep, MyAccommodation } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { fieldMessages } from '@/http/problem';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone } from '@/ui/toast';
import { askForAdjustment, myAccommodationQuery } from '@/features/portal/api/my-application';
import { adjustmentState, answerWords } from '@/features/portal/model/adjustments';
import classes from './application.module.css';

const kinds: readonly AccommodationKind[] = [
  'more_time',
  'accessible_place',
  'interpreter',
  'other_format',
  'other',
];
const steps: readonly AccommodationStep[] = ['application', 'interview', 'assessment'];

/** What one asked to be made different, the answers, and a form to ask. */
export function Adjustments({ id }: { id: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(myAccommodationQuery(id));
  const [asking, setAsking] = useState(false);
  return (
    <Card component="section" aria-labelledby="adjustments-title" id="adjustments">
      <Group gap="xs" mb={4}>
        <Title order={2} size="h3" id="adjustments-title">
          <Trans>Adjustments</Trans>
        </Title>
        {data?.status != null && <Badge variant="light">{adjustmentState(data.status)}</Badge>}
      </Group>
      <Text size="sm" mb="sm">
        <Trans>
          You may ask for something to be different for you: more time, an accessible place, an interpreter,
          another format. You need not say why. Hiring managers and interviewers do not read this.
        </Trans>
      </Text>
      {error !== null ? (
        <ErrorPanel error={error} what={t`Your requests`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={1} />
      ) : (
        <Stack gap="sm">
          <Entries accommodation={data} />
          {asking || data.status === 'asked_back' ? (
            <Form id={id} onDone={() => setAsking(false)} />
          ) : (
            <div>
              <Button variant="default" onClick={() => setAsking(true)}>
                {data.status === null ? t`Ask for an adjustment` : t`Write again`}
              </Button>
            </div>
          )}
        </Stack>
      )}
    </Card>
  );
}

function Entries({ accommodation }: { accommodation: MyAccommodation }) {
  const { t } = useLingui();
  if (accommodation.entries.length === 0) return null;
  return (
    <ol className={classes.talk} aria-label={t`What was written so far`}>
      {accommodation.entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ol>
  );
}

function Entry({ entry }: { entry: AccommodationEntry }) {
  const { t } = useLingui();
  const own = entry.kind === 'asked';
  const parts = entry.steps.map(stepWords).join(', ');
  const { reach } = entry;
  const author = own ? t`You` : entry.by_name === '' ? t`The team` : entry.by_name;
  return (
    <li className={classes.message} data-own={own || undefined}>
      <Text size="sm" c="dimmed">
        <strong>{author}</strong> {own ? '' : answerWords(entry.kind)} · {formatDateTime(entry.at)}
      </Text>
      {entry.kinds.length > 0 && <Text fw={600}>{entry.kinds.map(kindWords).join(' · ')}</Text>}
      {parts !== '' && (
        <Text size="sm">
          <Trans>For {parts}</Trans>
        </Text>
      )}
      {entry.words !== '' && <Text className={classes.words}>{entry.words}</Text>}
      {reach !== '' && (
        <Text size="sm" c="dimmed">
          <Trans>Reach me by: {reach}</Trans>
        </Text>
      )}
    </li>
  );
}

function Form({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [once] = useState(() => crypto.randomUUID());
  const [wanted, setWanted] = useState<string[]>([]);
  const [parts, setParts] = useState<string[]>([]);
  const [words, setWords] = useState('');
  const [reach, setReach] = useState('');
  const sending = useMutation({
    mutationFn: () =>
      askForAdjustment(id, {
        once,
        kinds: kinds.filter((one) => wanted.includes(one)),
        steps: steps.filter((one) => parts.includes(one)),
        words,
        reach,
      }),
    onSuccess: (after) => {
      client.setQueryData(myAccommodationQuery(id).queryKey, after);
      void client.invalidateQueries({ queryKey: ['my-applications', 'page', id] });
      toastDone(t`Noted. The team will answer.`);
      onDone();
    },
  });
  const faults = fieldMessages(sending.error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate();
      }}
    >
      <Stack gap="sm">
        <FormError error={sending.error} />
        <Checkbox.Group label={t`What would help?`} value={wanted} onChange={setWanted}>
          <Stack gap={6} mt={4}>
            {kinds.map((one) => (
              <Checkbox key={one} value={one} label={kindWords(one)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Checkbox.Group label={t`For which part?`} value={parts} onChange={setParts}>
          <Stack gap={6} mt={4}>
            {steps.map((one) => (
              <Checkbox key={one} value={one} label={stepWords(one)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Textarea
          label={t`In your words`}
          description={t`If you like. You need not name a diagnosis.`}
          autosize
          minRows={3}
          maxLength={4000}
          value={words}
          error={faults.words ?? faults.accommodation_words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <TextInput
          label={t`How to reach you about it`}
          description={t`If not by mail.`}
          maxLength={300}
          value={reach}
          error={faults.reach ?? faults.accommodation_reach}
          onChange={(event) => setReach(event.currentTarget.value)}
        />
        <div>
          <Button
            type="submit"
            loading={sending.isPending}
            disabled={wanted.length === 0 && words.trim() === ''}
          >
            <Trans>Send to the team</Trans>
          </Button>
        </div>
      </Stack>
    </form>
  );
}
