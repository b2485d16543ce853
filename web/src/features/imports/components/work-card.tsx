import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ImportDetails, ImportWork } from '@/contract';
import { formatNumber } from '@/format/numbers';
import { stopOperation } from '@/operations/operations';
import { toastFailed } from '@/ui/toast';
import { countOf } from '../model/states';

/** Work under way: how far it has come, and the way to stop it. */
export function WorkCard({ work, title, found }: { work: ImportWork; title: string; found: ImportDetails }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: () => stopOperation(work.id),
    onError: (error) => toastFailed(t`It was not stopped`, error),
    onSettled: () => void client.invalidateQueries({ queryKey: ['imports'] }),
  });
  const share = work.total === 0 ? 0 : work.processed / work.total;
  const isRun = found.run !== null;
  const done = isRun
    ? countOf(found, 'created', 'updated', 'left', 'failed')
    : found.rows - countOf(found, 'waiting');
  return (
    <Card component="section" aria-labelledby="work-title">
      <Stack gap="sm">
        <Title order={2} id="work-title">
          {title}
        </Title>
        <Progress value={100 * share} aria-label={title} />
        <Text size="sm">
          <Trans>
            {formatNumber(done)} rows done. It goes on when you leave the page or close the browser.
          </Trans>
        </Text>
        <Group>
          <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
            <Trans>Stop</Trans>
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
