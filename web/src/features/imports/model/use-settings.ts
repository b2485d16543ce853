import { useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ImportDetails, ImportSettingsInput } from '@/contract';
import { toastFailed } from '@/ui/toast';
import { changeSettings, importQuery, settingsOf } from '../api/imports';

/** Keeps each choice on the server at once, one after another, so that a reload loses nothing. */
export const useSettings = (id: string) => {
  const { t } = useLingui();
  const client = useQueryClient();
  const { queryKey } = importQuery(id);
  return useMutation({
    scope: { id: `import-settings-${id}` },
    mutationFn: async (change: Partial<ImportSettingsInput>) => {
      const found = client.getQueryData(queryKey);
      return found === undefined ? undefined : changeSettings(found, change);
    },
    onMutate: (change) => {
      client.setQueryData(queryKey, (found) => (found === undefined ? found : withSettings(found, change)));
    },
    onSuccess: async (saved) => {
      await client.cancelQueries({ queryKey, exact: true });
      // Later choices are under way already; what they say is on the screen.
      if (saved !== undefined)
        client.setQueryData(queryKey, (found) =>
          found === undefined ? saved : withSettings(saved, settingsOf(found)),
        );
    },
    onError: (error) => {
      toastFailed(t`The choice was not kept`, error);
      void client.invalidateQueries({ queryKey });
    },
  });
};

/** The import as it looks with a change of its settings. */
const withSettings = (found: ImportDetails, change: Partial<ImportSettingsInput>): ImportDetails => ({
  ...found,
  existing: change.existing ?? found.existing,
  source: change.source ?? found.source,
  tags: change.tags ?? found.tags,
  job_id: change.job_id === undefined ? found.job_id : change.job_id,
  stage: change.stage ?? found.stage,
  confirm: change.confirm ?? found.confirm,
  columns: found.columns.map((column, place) => ({
    ...column,
    target: change.targets?.[place] ?? column.target,
  })),
});
