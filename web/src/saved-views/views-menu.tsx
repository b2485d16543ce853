import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Group, Menu, Modal, Text } from '@mantine/core';
import { IconBookmark, IconCheck, IconLink, IconStar, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SavedView } from '@/contract';
import { Confirm } from '@/ui/confirm';
import { toastDone, toastFailed } from '@/ui/toast';
import { changeView, openWith, removeView } from './saved-views';
import type { SavedViewState } from './use-saved-view';
import { ViewForm } from './view-form';

const plain = <span style={{ width: 15 }} />;

/** Opens, saves, shares and removes looks at a list; says whether the open one was changed. */
export function ViewsMenu({ saved }: { saved: SavedViewState }) {
  const { t } = useLingui();
  const { place, views, view, shown, isChanged, open, reset } = saved;
  const client = useQueryClient();
  const [asking, setAsking] = useState<'new' | 'rename' | 'remove' | null>(null);
  const close = () => setAsking(null);
  const onSettled = () => client.invalidateQueries({ queryKey: ['saved-views'] });
  const save = useMutation({
    mutationFn: (target: SavedView) => changeView(target, { shown }),
    onSuccess: (changed) => toastDone(t`“${changed.name}” saved.`),
    onError: (error) => toastFailed(t`The view was not saved`, error),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: removeView,
    onSuccess: (_, target) => {
      toastDone(t`“${target.name}” removed.`);
      close();
      reset();
    },
    onError: (error) => toastFailed(t`The view is still here`, error),
    onSettled,
  });
  const choose = useMutation({
    mutationFn: (id: string | null) => openWith(place, id),
    onSuccess: (_, id) =>
      toastDone(id === null ? t`The list opens without a view.` : t`The list opens with this view.`),
    onError: (error) => toastFailed(t`This was not changed`, error),
    onSettled,
  });
  const copy = (target: SavedView) =>
    navigator.clipboard
      .writeText(`${window.location.origin}${window.location.pathname}?view=${target.id}`)
      .then(() => toastDone(t`Link copied.`))
      .catch((error: unknown) => toastFailed(t`The link was not copied`, error));
  return (
    <>
      <Menu position="bottom-start" width={290}>
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconBookmark size={15} />} maw={260}>
            {view?.name ?? t`Views`}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={460} style={{ overflowY: 'auto' }}>
          {views.length === 0 && (
            <Text size="sm" c="dimmed" p="xs">
              <Trans>
                Filter, sort and group the list, choose its columns, then keep how it looks under a name: for
                yourself, or for everybody.
              </Trans>
            </Text>
          )}
          {views.map((one) => (
            <Menu.Item
              key={one.id}
              onClick={() => open(one)}
              aria-current={one.id === view?.id ? 'true' : undefined}
              leftSection={one.id === view?.id ? <IconCheck size={15} /> : plain}
            >
              {one.name}
              <Text size="xs" c="dimmed">
                {one.shared ? t`Shared by ${one.owner_name}` : t`Only you see it`}
                {one.is_default && t` · opens first`}
              </Text>
            </Menu.Item>
          ))}
          <Menu.Divider />
          {view !== undefined && isChanged && (
            <>
              {view.can_change && (
                <Menu.Item leftSection={plain} onClick={() => save.mutate(view)}>
                  <Trans>Save “{view.name}”</Trans>
                </Menu.Item>
              )}
              <Menu.Item leftSection={plain} onClick={() => open(view)}>
                <Trans>Back to “{view.name}” as it was saved</Trans>
              </Menu.Item>
            </>
          )}
          <Menu.Item leftSection={plain} onClick={() => setAsking('new')}>
            <Trans>Save as a new view…</Trans>
          </Menu.Item>
          {view !== undefined && (
            <>
              <Menu.Item
                leftSection={<IconStar size={15} />}
                onClick={() => choose.mutate(view.is_default ? null : view.id)}
              >
                {view.is_default ? t`Do not open with this view` : t`Open the list with this view`}
              </Menu.Item>
              <Menu.Item leftSection={<IconLink size={15} />} onClick={() => void copy(view)}>
                <Trans>Copy the link</Trans>
              </Menu.Item>
              <Menu.Item leftSection={plain} onClick={reset}>
                <Trans>Show without a view</Trans>
              </Menu.Item>
            </>
          )}
          {view?.can_change === true && (
            <>
              <Menu.Item leftSection={plain} onClick={() => setAsking('rename')}>
                <Trans>Name and sharing…</Trans>
              </Menu.Item>
              <Menu.Item
                color="red"
                leftSection={<IconTrash size={15} />}
                onClick={() => setAsking('remove')}
              >
                <Trans>Remove “{view.name}”…</Trans>
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {view !== undefined && isChanged && (
        <Group gap={4} role="group" aria-label={t`Changes of the view`}>
          <Badge variant="light">
            <Trans>Changed</Trans>
          </Badge>
          {view.can_change && (
            <Button
              size="compact-sm"
              variant="light"
              loading={save.isPending}
              onClick={() => save.mutate(view)}
            >
              <Trans>Save</Trans>
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" onClick={() => setAsking('new')}>
            <Trans>Save as new</Trans>
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => open(view)}>
            <Trans>Reset</Trans>
          </Button>
        </Group>
      )}
      <Modal
        opened={asking === 'new' || asking === 'rename'}
        onClose={close}
        title={asking === 'rename' ? t`Name and sharing` : t`Save as a new view`}
      >
        {(asking === 'new' || asking === 'rename') && (
          <ViewForm saved={saved} view={asking === 'rename' ? view : undefined} onClose={close} />
        )}
      </Modal>
      {view !== undefined && (
        <Confirm
          opened={asking === 'remove'}
          onClose={close}
          title={t`Remove “${view.name}”?`}
          action={t`Remove`}
          danger
          loading={remove.isPending}
          onConfirm={() => remove.mutate(view)}
        >
          {view.shared
            ? t`Nobody will find it any more, and lists that open with it open without a view.`
            : t`The list keeps everything; only this look at it goes.`}
        </Confirm>
      )}
    </>
  );
}
