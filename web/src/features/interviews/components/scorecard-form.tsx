import { plural, t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Radio, Stack, Text, Textarea, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { InterviewDetails, Scorecard, ScorecardInput } from '@/contract';
import { clearDraft, readDraft, writeDraft } from '@/drafts/use-draft';
import { fieldMessages, hasStatus, isTransient } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { saveDraft, submit } from '../api/scorecards';
import { type Saving, useAutosave } from '../model/use-autosave';
import { anchorOf, ratings, recommendations } from '../model/words';
import classes from './interview-page.module.css';

type Content = Required<ScorecardInput>;

const blank: Content = { ratings: {}, notes: {}, summary: '', recommendation: null, private_note: '' };

const isContent = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && 'ratings' in value && 'notes' in value;

/** What was typed last in this tab and did not reach the server, or what the server has. */
const begin = (draftKey: string, own: Scorecard | null): Content => {
  const kept = readDraft(draftKey);
  return isContent(kept) ? { ...blank, ...kept } : { ...blank, ...own?.content };
};

const savingWords: Record<Saving, string> = {
  get saved() {
    return t`Saved`;
  },
  get waiting() {
    return t`Saving…`;
  },
  get saving() {
    return t`Saving…`;
  },
  get failed() {
    return t`Not saved yet; your text is kept in this tab and sent again.`;
  },
};

/** One's own scorecard: a draft is saved as it is typed, a submitted one is amended as a whole. */
export function ScorecardForm({
  page,
  amending = false,
  onDone,
}: {
  page: InterviewDetails;
  amending?: boolean;
  onDone?: () => void;
}) {
  const { t } = useLingui();
  const { interview, kit, anchors, own } = page;
  const client = useQueryClient();
  const draftKey = `scorecard:${interview.id}${amending ? ':amendment' : ''}`;
  const [content, setContent] = useState(() => begin(draftKey, own));
  // Not state: the next save may begin before anything is drawn again.
  const version = useRef(own?.version ?? null);
  const [overtaken, setOvertaken] = useState(false);
  const change = (part: Partial<Content>) => {
    const next = { ...content, ...part };
    setContent(next);
    writeDraft(draftKey, next);
  };
  const keep = async (value: Content) => {
    try {
      const saved = await saveDraft(interview.id, version.current, value);
      version.current = saved.version;
      if (JSON.stringify(readDraft(draftKey)) === JSON.stringify(value)) clearDraft(draftKey);
      return 'saved' as const;
    } catch (error) {
      if (hasStatus(error, 412)) setOvertaken(true);
      return isTransient(error) ? ('try again' as const) : ('give up' as const);
    }
  };
  const autosave = useAutosave(content, { ...blank, ...own?.content }, !amending && !overtaken, keep);
  const sending = useMutation({
    mutationFn: async () => {
      if (!amending) await autosave.flush();
      return submit(interview.id, version.current, content);
    },
    onSuccess: () => {
      autosave.accept(content);
      clearDraft(draftKey);
      toastDone(amending ? t`Amended.` : t`Your scorecard is in.`);
      onDone?.();
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['interviews'] }),
  });
  const problems = fieldMessages(sending.error);
  const useNewest = () => {
    clearDraft(draftKey);
    const newest = client.getQueryData<InterviewDetails>(['interviews', interview.id])?.own ?? null;
    const fresh = { ...blank, ...newest?.content };
    setContent(fresh);
    version.current = newest?.version ?? null;
    autosave.accept(fresh);
    setOvertaken(false);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate();
      }}
    >
      <Stack gap="lg">
        {overtaken && (
          <Alert color="yellow" role="alert" title={t`Another window has saved this scorecard since`}>
            <Stack gap="xs" align="flex-start">
              <Trans>What you typed here is still here.</Trans>
              <Group gap="xs">
                <Button
                  size="xs"
                  onClick={() => {
                    version.current = null;
                    setOvertaken(false);
                    change({});
                  }}
                >
                  <Trans>Keep what is here</Trans>
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  onClick={() =>
                    void client
                      .refetchQueries({ queryKey: ['interviews', interview.id], exact: true })
                      .then(useNewest)
                  }
                >
                  <Trans>Take what was saved there</Trans>
                </Button>
              </Group>
            </Stack>
          </Alert>
        )}
        {kit.questions.map((question) => (
          <Textarea
            key={question.key}
            label={question.text}
            autosize
            minRows={2}
            maxLength={20_000}
            value={content.notes[question.key] ?? ''}
            onChange={(event) =>
              change({ notes: { ...content.notes, [question.key]: event.currentTarget.value } })
            }
          />
        ))}
        {kit.attributes.map((attribute) => {
          const given = content.ratings[attribute.key];
          return (
            <Radio.Group
              key={attribute.key}
              label={attribute.name}
              description={attribute.description === '' ? undefined : attribute.description}
              required
              error={problems[`ratings.${attribute.key}`]}
              value={given === undefined ? null : given === null ? 'none' : String(given)}
              onChange={(value) =>
                change({
                  ratings: { ...content.ratings, [attribute.key]: value === 'none' ? null : Number(value) },
                })
              }
            >
              <Stack gap={8} mt={8}>
                {ratings.map((rating) => (
                  <Radio
                    key={rating}
                    value={String(rating)}
                    label={`${rating}: ${anchorOf(attribute, anchors, rating)}`}
                  />
                ))}
                <Radio value="none" label={t`Could not judge`} />
              </Stack>
            </Radio.Group>
          );
        })}
        <Textarea
          label={t`Summary`}
          description={t`What speaks for hiring, what against, with examples.`}
          autosize
          minRows={3}
          maxLength={20_000}
          value={content.summary}
          onChange={(event) => change({ summary: event.currentTarget.value })}
        />
        <Radio.Group
          label={t`Would you hire them?`}
          required
          error={problems.recommendation}
          value={content.recommendation}
          onChange={(value) => change({ recommendation: value })}
        >
          <div className={classes.choices} style={{ marginTop: 8 }}>
            {recommendations.map((one) => (
              <Radio key={one.value} value={one.value} label={one.label} color={one.color} />
            ))}
          </div>
        </Radio.Group>
        <Textarea
          label={t`Private note to the recruiter`}
          description={t`Only recruiters and you read this.`}
          autosize
          minRows={2}
          maxLength={20_000}
          value={content.private_note}
          onChange={(event) => change({ private_note: event.currentTarget.value })}
        />
        <FormError error={sending.error} />
        <Group justify="space-between" className={classes.footer}>
          <Text size="sm" c="dimmed" role="status">
            {amending ? t`What was there before is kept.` : savingWords[autosave.state]}
          </Text>
          <Group gap="xs">
            {amending && (
              <Button variant="default" onClick={onDone}>
                <Trans>Cancel</Trans>
              </Button>
            )}
            <Button type="submit" loading={sending.isPending} disabled={overtaken}>
              {amending ? t`Submit the amendment` : t`Submit`}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

/** The heading of the form, with what submitting means. */
export function ScorecardHeading({ hidden }: { hidden: number }) {
  const { t } = useLingui();
  return (
    <div>
      <Title order={2} size="h3">
        <Trans>Your scorecard</Trans>
      </Title>
      <Text size="sm" c="dimmed">
        {hidden > 0
          ? t`${plural(hidden, { one: 'One other scorecard is in', other: '# other scorecards are in' })}; you see what the others wrote once you have submitted yours.`
          : t`Saved as you type. Nobody reads it before you submit it.`}
      </Text>
    </div>
  );
}
