import { Trans, useLingui } from '@lingui/react/macro';
import { Card, Stack, Switch, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DisclosureChoices } from '@/contract';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { changeChoices, choicesQuery } from '../api/data-copies';

type Choice = Exclude<keyof DisclosureChoices, 'version'>;

/** What a copy tells where the law leaves it to the organization. */
export function ChoicesCard() {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(choicesQuery);
  const changing = useMutation({
    mutationFn: changeChoices,
    onSuccess: (saved) => {
      client.setQueryData(choicesQuery.queryKey, saved);
      toastDone(t`Copies made from now on follow this.`);
    },
    onError: (failure) => {
      toastFailed(t`Nothing changed`, failure);
      void refetch();
    },
  });
  if (error !== null)
    return <ErrorPanel error={error} what={t`The choices`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={1} height={180} />;
  const choices: [Choice, string, string][] = [
    ['notes', t`Notes`, t`What members wrote about the person for one another, without who wrote it.`],
    ['assessments', t`Scorecards and reasons`, t`Ratings and words of scorecards, reasons of rejections.`],
    ['private_notes', t`Private notes`, t`What members wrote for themselves alone.`],
    ['references', t`References`, t`Files of the kind “Reference”, which others gave in confidence.`],
  ];
  return (
    <Card>
      <Title order={2}>
        <Trans>What a copy tells</Trans>
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        <Trans>
          Everything that people gave you and that happened with their applications is always in it. These
          four are yours to decide, where the law of your country leaves you the choice.
        </Trans>
      </Text>
      <Stack gap="sm">
        {choices.map(([name, label, description]) => (
          <Switch
            key={name}
            label={label}
            description={description}
            checked={data[name]}
            disabled={changing.isPending}
            onChange={(event) => changing.mutate({ ...data, [name]: event.currentTarget.checked })}
          />
        ))}
      </Stack>
    </Card>
  );
}
