import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SavedView } from '@/contract';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { changeView, makeView } from './saved-views';
import type { SavedViewState } from './use-saved-view';

interface ViewFormProps {
  saved: SavedViewState;
  /** The view to rename; without one, what the list shows becomes a new one. */
  view: SavedView | undefined;
  onClose: () => void;
}

/** What a view is called, and who sees it. */
export function ViewForm({ saved, view, onClose }: ViewFormProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const save = useMutation({
    mutationFn: () =>
      view === undefined
        ? makeView({ place: saved.place, name: name.trim(), shown: saved.shown, shared })
        : changeView(view, { name: name.trim(), shared }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['saved-views'] });
      toastDone(t`“${made.name}” saved.`);
      onClose();
      if (view === undefined) saved.open(made);
    },
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
        <Checkbox
          label={t`Everybody who sees this list may open it`}
          description={t`You and administrators can change it.`}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        <FormError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
            <Trans>Save</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
