import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CandidateMerge, SplitPreview, Thing } from '@/contract';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { splitPreviewQuery } from '../api/duplicates';
import { kindName, whatGoes } from '../model/comparing';
import { useSplit } from '../model/use-merging';

const taken = ['note', 'file', 'application'] as const;
const isTaken = (kind: string): kind is (typeof taken)[number] => taken.some((one) => one === kind);

const nameOf = (thing: Thing) => `${kindName(thing.kind)} ${thing.label}`.trim();

/** Shows what goes where, and takes two records apart. */
export function SplitForm({ merge, onClose }: { merge: CandidateMerge; onClose: () => void }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(splitPreviewQuery(merge.id));
  const [along, setAlong] = useState<readonly string[]>([]);
  const [different, setDifferent] = useState(true);
  const split = useSplit(onClose);
  if (error !== null)
    return <ErrorPanel error={error} what={t`What would go where`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={4} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const chosen = data.may_go.filter((thing) => along.includes(thing.key));
        split.mutate({
          mergeId: merge.id,
          take: chosen.flatMap(({ kind, key }) => (isTaken(kind) ? [{ kind, key }] : [])),
          not_the_same: different,
        });
      }}
    >
      <Stack>
        <Text size="sm">
          {data.goes.length === 0
            ? t`Nothing came over with ${merge.merged_name}; the record stands for itself again.`
            : t`${whatGoes(data.goes)} go back to ${merge.merged_name}. All else stays with ${data.holder_name}.`}
        </Text>
        <Things title={t`Removed since, and not coming back`} things={data.gone} />
        <Fields preview={data} />
        {data.may_go.length > 0 && (
          <Checkbox.Group
            label={t`Came since; tick what belongs to ${merge.merged_name}`}
            value={[...along]}
            onChange={setAlong}
          >
            <Stack gap={6} mt={6}>
              {data.may_go.map((thing) => (
                <Checkbox key={thing.kind + thing.key} value={thing.key} label={nameOf(thing)} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <Checkbox
          label={t`They are two people: do not ask again`}
          checked={different}
          onChange={(event) => setDifferent(event.currentTarget.checked)}
        />
        <FormError error={split.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={split.isPending}>
            <Trans>Split</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Things({ title, things }: { title: string; things: readonly Thing[] }) {
  if (things.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={550}>
        {title}
      </Text>
      <List size="sm">
        {things.map((thing) => (
          <List.Item key={thing.kind + thing.key}>{nameOf(thing)}</List.Item>
        ))}
      </List>
    </div>
  );
}

function Fields({ preview }: { preview: SplitPreview }) {
  const { t } = useLingui();
  if (preview.fields.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={550}>
        <Trans>Values of {preview.holder_name}</Trans>
      </Text>
      <List size="sm">
        {preview.fields.map((one) => (
          <List.Item key={one.field}>
            {one.returns
              ? `${one.label}: ${one.before === '' ? t`empty again` : t`back to “${one.before}”`}`
              : t`${one.label}: stays “${one.now}”, as it was changed since`}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
