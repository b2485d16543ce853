import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Card, Group, Stack, Tabs, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConsentPurposeState, ConsentWording } from '@/contract';
import { useDraftText } from '@/drafts/use-draft';
import { formatDate } from '@/format/dates';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { LoadMore } from '@/ui/load-more';
import { RichTextField } from '@/ui/rich-text-field';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone } from '@/ui/toast';
import { languages } from '@/writing/words';
import {
  discardDraft,
  purposesQuery,
  saveDraft,
  type Texts,
  wordingsKey,
  wordingsQuery,
} from '../api/consents';
import { purposeName } from '../model/consents';
import { AskAnewDialog } from './ask-anew-dialog';
import { PublishDialog } from './publish-dialog';
import { WordingDialog } from './wording-dialog';

/** What people agree to: the next version, publishing it, and every version there was. */
export function ConsentsPanel() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(purposesQuery);
  if (error !== null) return <ErrorPanel error={error} what={t`The texts`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} height={160} />;
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        <Trans>
          Each consent keeps the version that somebody read, its language, when and how it was given. A
          published version can never be changed; what you write here becomes the next one.
        </Trans>
      </Text>
      {data.items.map((state) => (
        <PurposeCard key={`${state.purpose}${state.draft.version}${state.current?.id ?? ''}`} state={state} />
      ))}
    </Stack>
  );
}

function PurposeCard({ state }: { state: ConsentPurposeState }) {
  const [publishing, setPublishing] = useState(false);
  const [asking, setAsking] = useState(false);
  const { purpose, current, draft } = state;
  const name = purposeName(purpose);
  return (
    <Card component="section" aria-label={name}>
      <Title order={2}>{name}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {current !== null ? (
          <Trans>
            People are shown version {current.number}, since {formatDate(current.published_at)}.
          </Trans>
        ) : purpose === 'application' ? (
          <Trans>Nothing is published: people are shown two plain sentences of Rolecall’s.</Trans>
        ) : (
          <Trans>
            Nothing is published, so nobody is asked. The form asks as soon as there is a version.
          </Trans>
        )}
      </Text>
      <DraftEditor state={state} onPublish={() => setPublishing(true)} />
      {current !== null && (
        <>
          <Group mt="sm">
            <Button variant="default" onClick={() => setAsking(true)}>
              <Trans>Ask people anew…</Trans>
            </Button>
          </Group>
          <Versions purpose={state} />
          <AskAnewDialog wording={asking ? current : null} onClose={() => setAsking(false)} />
        </>
      )}
      <PublishDialog
        purpose={publishing ? purpose : null}
        version={draft.version}
        isFirst={current === null}
        onClose={() => setPublishing(false)}
      />
    </Card>
  );
}

function DraftEditor({ state, onPublish }: { state: ConsentPurposeState; onPublish: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { purpose, draft, current } = state;
  const stored: Texts = draft.version > 0 ? draft.texts : (current?.texts ?? {});
  const [typed, setTyped, forget] = useDraftText(`consent:${purpose}:${draft.version}`);
  const texts = typed === '' ? stored : (JSON.parse(typed) as Texts);
  const isChanged = languages.some(({ value }) => (texts[value] ?? '') !== (stored[value] ?? ''));
  const refresh = () => client.invalidateQueries({ queryKey: wordingsKey });
  const saving = useMutation({
    mutationFn: () => saveDraft(purpose, texts, draft.version),
    onSuccess: async () => {
      forget();
      await refresh();
      toastDone(t`Kept. Nobody is shown it before you publish it.`);
    },
  });
  const discarding = useMutation({
    mutationFn: () => discardDraft(purpose, draft.version),
    onSuccess: async () => {
      forget();
      await refresh();
    },
  });
  const name = purposeName(purpose);
  return (
    <Stack gap="sm">
      <Tabs defaultValue="en" keepMounted={false}>
        <Tabs.List>
          {languages.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {languages.map(({ value, label }) => (
          <Tabs.Panel key={value} value={value} pt="sm">
            <RichTextField
              label={t`${name} (${label})`}
              value={texts[value] ?? ''}
              onChange={(html) => setTyped(JSON.stringify({ ...texts, [value]: html }))}
            />
          </Tabs.Panel>
        ))}
      </Tabs>
      {draft.version > 0 && (
        <Text size="sm">
          <Trans>Not published yet; last written by {draft.changed_by_name}.</Trans>
        </Text>
      )}
      <FormError error={saving.error ?? discarding.error} />
      <Group>
        <Button
          variant="default"
          disabled={!isChanged}
          loading={saving.isPending}
          onClick={() => saving.mutate()}
        >
          <Trans>Keep as a draft</Trans>
        </Button>
        <Button disabled={isChanged || draft.version === 0} onClick={onPublish}>
          <Trans>Publish…</Trans>
        </Button>
        {draft.version > 0 && (
          <Button variant="subtle" loading={discarding.isPending} onClick={() => discarding.mutate()}>
            <Trans>Throw the draft away</Trans>
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Versions({ purpose: { purpose } }: { purpose: ConsentPurposeState }) {
  const [shown, setShown] = useState<string | null>(null);
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(wordingsQuery(purpose));
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Title order={3} mt="md" size="sm">
        <Trans>Versions</Trans>
      </Title>
      <Stack gap={0}>
        {items.map((one) => (
          <OneVersion key={one.id} wording={one} onShow={setShown} />
        ))}
      </Stack>
      <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
      <WordingDialog id={shown} onClose={() => setShown(null)} />
    </>
  );
}

function OneVersion({ wording, onShow }: { wording: ConsentWording; onShow: (id: string) => void }) {
  const day = formatDate(wording.published_at);
  return (
    <Group gap="xs">
      <Anchor component="button" type="button" size="sm" py={4} onClick={() => onShow(wording.id)}>
        <Trans>
          Version {wording.number}, {day}
        </Trans>
      </Anchor>
      {wording.is_material && wording.number > 1 && (
        <Text size="xs" c="dimmed">
          <Trans>to be agreed to anew</Trans>
        </Text>
      )}
    </Group>
  );
}
