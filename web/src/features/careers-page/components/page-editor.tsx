import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Badge, Button, Group, Menu, Stack, Text } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CareersPage, PageBlock } from '@/contract';
import { clearDraft, readDraft, writeDraft } from '@/drafts/use-draft';
import { fieldMessages, hasStatus } from '@/http/problem';
import { announce } from '@/ui/announcer';
import { FormError } from '@/ui/form-error';
import { toastDone, toastFailed } from '@/ui/toast';
import { toastWithUndo } from '@/ui/undo-toast';
import { careersPagesQuery, publishPage, savePage, withdrawPage } from '../api/careers-pages';
import {
  addable,
  blockOf,
  broughtBack,
  changedAt,
  moved,
  newBlock,
  sameBlocks,
  withBlock,
  without,
} from '../model/blocks';
import { kindWords } from '../model/kinds';
import { BlockCard } from './block-card';
import classes from './careers-page.module.css';
import { PagePreview } from './page-preview';
import { RevisionsDialog } from './revisions-dialog';
import { TemplatesDialog } from './templates-dialog';

/** What is being written here: the blocks, and which version of the page they began with. */
interface Draft {
  version: number;
  blocks: PageBlock[];
}

const stored = (key: string): Draft | null => {
  const found = readDraft(key);
  return typeof found === 'object' && found !== null && 'version' in found && 'blocks' in found
    ? (found as Draft)
    : null;
};

/** Blocks of one language on the left, the page that they make on the right. */
export function PageEditor({ page, slug }: { page: CareersPage; slug: string }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const key = `careers-page:${page.language}`;
  const [draft, setDraft] = useState<Draft>(
    () => stored(key) ?? { version: page.version, blocks: page.blocks },
  );
  const [past, setPast] = useState<PageBlock[][]>([]);
  const [open, setOpen] = useState<string | null>(null);
  const [dialog, setDialog] = useState<'revisions' | 'templates' | null>(null);
  const { blocks, version } = draft;
  const dirty = !sameBlocks(blocks, page.blocks);
  const behind = version !== page.version;

  // What somebody else saved is taken over as long as nothing was written here.
  const [seen, setSeen] = useState(page);
  if (seen !== page) {
    setSeen(page);
    if (sameBlocks(blocks, seen.blocks) || !dirty) setDraft({ version: page.version, blocks: page.blocks });
  }

  useEffect(() => {
    if (dirty) writeDraft(key, draft);
    else clearDraft(key);
  }, [key, dirty, draft]);

  const write = (next: PageBlock[]) => setDraft({ version, blocks: next });
  /** Changes the page so that it can be taken back. */
  const rebuild = (next: PageBlock[]) => {
    setPast([...past, blocks]);
    write(next);
  };
  const undo = () => {
    const before = past.at(-1);
    if (before === undefined) return;
    setPast(past.slice(0, -1));
    write(before);
    announce(t`Undone.`);
  };

  /** Takes over what the server has now; what was typed since `sent` stays, to be saved next. */
  const keep = (saved: CareersPage, sent: PageBlock[]) => {
    client.setQueryData(careersPagesQuery.queryKey, (known) =>
      known === undefined
        ? known
        : { items: known.items.map((one) => (one.language === saved.language ? saved : one)) },
    );
    setSeen(saved);
    setDraft((now) => ({
      version: saved.version,
      blocks: sameBlocks(now.blocks, sent) ? saved.blocks : now.blocks,
    }));
  };
  const onError = (error: Error) => {
    if (hasStatus(error, 412)) void client.invalidateQueries({ queryKey: careersPagesQuery.queryKey });
    const faulty = Object.keys(fieldMessages(error))
      .map(blockOf)
      .find((at) => at !== null);
    const id = faulty === undefined ? undefined : blocks[faulty]?.id;
    if (id !== undefined) setOpen(id);
  };
  const save = useMutation({
    mutationFn: ({ after, sent }: { after: number; sent: PageBlock[] }) =>
      savePage(page.language, after, sent),
    onSuccess: (saved, { sent }) => {
      keep(saved, sent);
      toastDone(t`Saved. Visitors see it once it is published.`);
    },
    onError,
  });
  const publish = useMutation({
    mutationFn: async (sent: PageBlock[]) => {
      const saved = dirty || version === 0 ? await savePage(page.language, version, sent) : page;
      // The draft is safe from here on, whatever is still missing on it.
      keep(saved, sent);
      return publishPage(page.language, saved.version);
    },
    onSuccess: (saved) => {
      keep(saved, saved.blocks);
      setPast([]);
      void client.invalidateQueries({ queryKey: ['careers-pages', page.language] });
      toastDone(t`Published.`);
    },
    onError,
  });
  const withdraw = useMutation({
    mutationFn: () => withdrawPage(page.language, page.version),
    onSuccess: (saved) => {
      keep(saved, saved.blocks);
      toastDone(t`The page in this language is not shown any more.`);
    },
    onError: (error) => toastFailed(t`The page is still shown`, error),
  });
  const failed = publish.error ?? save.error;
  const errors = fieldMessages(failed);
  const conflict = behind && dirty;

  const remove = (index: number) => {
    const gone = blocks[index];
    if (gone === undefined) return;
    const name = gone.heading === '' ? kindWords(gone.kind).label : gone.heading;
    rebuild(without(blocks, index));
    toastWithUndo(`block-${gone.id}`, t`Removed “${name}”.`, () =>
      setDraft((now) => ({ ...now, blocks: broughtBack(now.blocks, gone, index) })),
    );
  };
  const move = (index: number, to: number) => {
    const block = blocks[index];
    if (block === undefined || to < 0 || to >= blocks.length) return;
    rebuild(moved(blocks, index, to));
    const place = to + 1;
    const total = blocks.length;
    announce(t`Moved to place ${place} of ${total}.`);
  };
  const add = (kind: PageBlock['kind']) => {
    const block = newBlock(blocks, kind, kindWords(kind).heading);
    rebuild(withBlock(blocks, block));
    setOpen(block.id);
  };

  return (
    <Stack>
      <Group justify="space-between" align="flex-start">
        <Status page={page} dirty={dirty} slug={slug} />
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            disabled={past.length === 0}
            onClick={undo}
          >
            <Trans>Undo</Trans>
          </Button>
          <Button
            variant="default"
            disabled={!dirty || conflict}
            loading={save.isPending}
            onClick={() => {
              publish.reset();
              save.mutate({ after: version, sent: blocks });
            }}
          >
            <Trans>Save draft</Trans>
          </Button>
          <Button
            disabled={conflict || (!dirty && !page.changed)}
            loading={publish.isPending}
            onClick={() => {
              save.reset();
              publish.mutate(blocks);
            }}
          >
            <Trans>Publish</Trans>
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" px="xs" aria-label={t`More about this page`}>
                <IconDots size={18} aria-hidden />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setDialog('revisions')}>
                <Trans>Earlier versions…</Trans>
              </Menu.Item>
              <Menu.Item onClick={() => setDialog('templates')}>
                <Trans>Begin with a template…</Trans>
              </Menu.Item>
              <Menu.Item disabled={!dirty} onClick={() => rebuild(page.blocks)}>
                <Trans>Drop what is not saved</Trans>
              </Menu.Item>
              <Menu.Item color="red" disabled={page.published === null} onClick={() => withdraw.mutate()}>
                <Trans>Do not show this language</Trans>
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      </Group>
      {conflict ? (
        <Alert color="yellow" role="alert" title={t`Somebody else saved this page meanwhile`}>
          <Stack gap="xs" align="flex-start">
            <Text size="sm">
              <Trans>
                Your blocks are still here. Choose which of the two goes on; “Undo” brings back yours.
              </Trans>
            </Text>
            <Group gap="xs">
              <Button
                size="compact-md"
                onClick={() => save.mutate({ after: page.version, sent: blocks })}
                loading={save.isPending}
              >
                <Trans>Save mine over theirs</Trans>
              </Button>
              <Button
                size="compact-md"
                variant="default"
                onClick={() => {
                  setPast([...past, blocks]);
                  setDraft({ version: page.version, blocks: page.blocks });
                  save.reset();
                }}
              >
                <Trans>Take theirs</Trans>
              </Button>
            </Group>
          </Stack>
        </Alert>
      ) : (
        failed !== null && !hasStatus(failed, 412) && <FormError error={failed} />
      )}
      <div className={classes.editor}>
        <Stack gap="sm">
          <ol className={classes.blocks} aria-label={t`Blocks of the page`}>
            {blocks.map((block, index) => (
              <BlockCard
                key={block.id}
                block={block}
                index={index}
                count={blocks.length}
                errors={errors}
                opened={open === block.id}
                onToggle={() => setOpen(open === block.id ? null : block.id)}
                onChange={(change) => write(changedAt(blocks, index, change))}
                onRebuild={(change) => rebuild(changedAt(blocks, index, change))}
                onMove={(to) => move(index, to)}
                onRemove={() => remove(index)}
              />
            ))}
          </ol>
          <Menu position="bottom-start" width={320}>
            <Menu.Target>
              <Button variant="light" leftSection={<IconPlus size={16} aria-hidden />}>
                <Trans>Add a block</Trans>
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {addable
                .filter((kind) => kind !== 'hero' || blocks.every((block) => block.kind !== 'hero'))
                .map((kind) => (
                  <Menu.Item key={kind} onClick={() => add(kind)}>
                    <Text size="sm" fw={550}>
                      {kindWords(kind).label}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {kindWords(kind).about}
                    </Text>
                  </Menu.Item>
                ))}
            </Menu.Dropdown>
          </Menu>
        </Stack>
        <PagePreview language={page.language} blocks={blocks} />
      </div>
      <RevisionsDialog
        page={page}
        opened={dialog === 'revisions'}
        onClose={() => setDialog(null)}
        onTake={(taken) => {
          rebuild(taken);
          setDialog(null);
        }}
      />
      <TemplatesDialog
        language={page.language}
        opened={dialog === 'templates'}
        onClose={() => setDialog(null)}
        onTake={(taken) => {
          rebuild(taken);
          setDialog(null);
        }}
      />
    </Stack>
  );
}

function Status({ page, dirty, slug }: { page: CareersPage; dirty: boolean; slug: string }) {
  const { t, i18n } = useLingui();
  const { published } = page;
  const state = dirty
    ? t`Not saved`
    : published === null
      ? t`Not published`
      : page.changed
        ? t`Changes not published`
        : t`Published`;
  const color = dirty ? 'yellow' : published !== null && !page.changed ? 'spruce' : 'gray';
  const by = published?.by ?? '';
  const at = published === null ? '' : i18n.date(published.at, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Stack gap={4}>
      <Badge color={color} variant="light" size="lg" tt="none">
        {state}
      </Badge>
      <Text size="sm" c="dimmed">
        {published === null ? (
          <Trans>Visitors see a page made of your settings.</Trans>
        ) : (
          <Trans>
            Published by {by} on {at}.
          </Trans>
        )}{' '}
        <a href={`/careers/${slug}?lang=${page.language}`} target="_blank" rel="noreferrer">
          <Trans>See the page</Trans>
        </a>
      </Text>
    </Stack>
  );
}
