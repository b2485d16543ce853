import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import {
  ActionIcon,
  Button,
  Card,
  ColorSwatch,
  Group,
  Menu,
  Modal,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconDots, IconTag } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CountedTag, TagColor } from '@/contract';
import { humanize } from '@/format/words';
import { Can } from '@/session/can';
import { Confirm } from '@/ui/confirm';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { changeTag, deleteTag, mergeTags, tagsQuery } from '../api/tags';
import classes from './candidate-page.module.css';
import { CandidatesNav } from './candidates-nav';

const colors: TagColor[] = ['gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink'];

const useRefreshTags = () => {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: ['candidates'] });
    void client.invalidateQueries({ queryKey: tagsQuery.queryKey });
  };
};

/** The organization's own words for people: named, coloured, and made one where two mean the same. */
export function TagsPage() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(tagsQuery);
  const [doing, setDoing] = useState<{ what: 'edit' | 'merge' | 'remove'; tag: CountedTag } | null>(null);
  const close = () => setDoing(null);
  const refresh = useRefreshTags();
  const remove = useMutation({
    mutationFn: deleteTag,
    onError: (failure) => toastFailed(t`The tag is still here`, failure),
    onSettled: () => {
      close();
      refresh();
    },
  });
  return (
    <Page title={t`Tags`} width="narrow" above={<CandidatesNav />}>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The tags`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={5} />
      ) : data.items.length === 0 ? (
        <Empty icon={<IconTag size={26} />} title={t`No tags yet`}>
          <Trans>Type a word on a candidate’s page and it becomes a tag that everybody can use.</Trans>
        </Empty>
      ) : (
        <Card p="xs">
          <Stack gap={0} component="ul" className={classes.list}>
            {data.items.map((tag) => (
              <Group key={tag.id} component="li" justify="space-between" wrap="nowrap" p="xs">
                <Group gap="sm" wrap="nowrap" style={{ minWidth: 0 }}>
                  <ColorSwatch color={`var(--mantine-color-${tag.color}-6)`} size={14} withShadow={false} />
                  <Link to="/app/candidates" search={{ tags: [tag.id] }} className={classes.plain}>
                    {tag.name}
                  </Link>
                  <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                    {t`${plural(tag.candidates, { one: '# person', other: '# people' })}`}
                  </Text>
                </Group>
                <Can do="candidates:update">
                  <Menu position="bottom-end">
                    <Menu.Target>
                      <ActionIcon variant="subtle" aria-label={t`Actions for ${tag.name}`}>
                        <IconDots size={16} />
                      </ActionIcon>
                    </Menu.Target>
                    <Menu.Dropdown>
                      <Menu.Item onClick={() => setDoing({ what: 'edit', tag })}>
                        <Trans>Name and colour</Trans>
                      </Menu.Item>
                      <Menu.Item onClick={() => setDoing({ what: 'merge', tag })}>
                        <Trans>Merge into…</Trans>
                      </Menu.Item>
                      <Menu.Item color="red" onClick={() => setDoing({ what: 'remove', tag })}>
                        <Trans>Remove…</Trans>
                      </Menu.Item>
                    </Menu.Dropdown>
                  </Menu>
                </Can>
              </Group>
            ))}
          </Stack>
        </Card>
      )}
      <Modal opened={doing?.what === 'edit'} onClose={close} title={t`Name and colour`}>
        {doing?.what === 'edit' && <EditForm tag={doing.tag} onClose={close} />}
      </Modal>
      <Modal opened={doing?.what === 'merge'} onClose={close} title={t`Merge “${doing?.tag.name ?? ''}”`}>
        {doing?.what === 'merge' && (
          <MergeForm
            tag={doing.tag}
            others={data?.items.filter((one) => one.id !== doing.tag.id) ?? []}
            onClose={close}
          />
        )}
      </Modal>
      <Confirm
        opened={doing?.what === 'remove'}
        onClose={close}
        title={t`Remove “${doing?.tag.name ?? ''}”?`}
        action={t`Remove the tag`}
        danger
        loading={remove.isPending}
        onConfirm={() => doing !== null && remove.mutate(doing.tag.id)}
      >
        <Trans>
          <Plural value={doing?.tag.candidates ?? 0} one="# person loses" other="# people lose" /> it.
        </Trans>
      </Confirm>
    </Page>
  );
}

function EditForm({ tag, onClose }: { tag: CountedTag; onClose: () => void }) {
  const { t } = useLingui();
  const [name, setName] = useState(tag.name);
  const [color, setColor] = useState<TagColor>(tag.color);
  const refresh = useRefreshTags();
  const save = useMutation({
    mutationFn: () => changeTag(tag.id, tag.version, { name: name.trim(), color }),
    onSuccess: onClose,
    onSettled: refresh,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack>
        <TextInput
          label={t`Name`}
          data-autofocus
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t`Colour`}
          allowDeselect={false}
          data={colors.map((value) => ({ value, label: humanize(value) }))}
          value={color}
          onChange={(next) => setColor(colors.find((one) => one === next) ?? color)}
        />
        <FormError error={save.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
            <Trans>Save</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function MergeForm(props: { tag: CountedTag; others: CountedTag[]; onClose: () => void }) {
  const { t } = useLingui();
  const { tag, others, onClose } = props;
  const [into, setInto] = useState<string | null>(null);
  const refresh = useRefreshTags();
  const merge = useMutation({
    mutationFn: (intoId: string) => mergeTags(tag.id, intoId),
    onSuccess: (kept) => {
      toastDone(t`“${tag.name}” is “${kept.name}” now.`);
      onClose();
    },
    onSettled: refresh,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (into !== null) merge.mutate(into);
      }}
    >
      <Stack>
        <Text size="sm">
          <Trans>Everybody who has “{tag.name}” gets the other tag in its place.</Trans>
        </Text>
        <Select
          label={t`The tag that stays`}
          data-autofocus
          searchable
          data={others.map((one) => ({ value: one.id, label: one.name }))}
          value={into}
          onChange={setInto}
        />
        <FormError error={merge.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={merge.isPending} disabled={into === null}>
            <Trans>Merge</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
