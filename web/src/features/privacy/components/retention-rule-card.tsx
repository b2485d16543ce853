import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Card, Checkbox, Group, NumberInput, Stack, Switch, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconClockExclamation } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RetentionRule } from '@/contract';
import { formatDate } from '@/format/dates';
import { retentionPeople, retentionSince } from '@/retention/words';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { callOff, retentionPreviewQuery, saveRetentionRule, type Terms } from '../api/retention';
import { ConfirmRule } from './confirm-rule';
import { RulePreview } from './rule-preview';

const LONGEST = 120;
const SUGGESTED = 24;

/** One rule: what it says, what it would do when it is changed, and what is announced of it. */
export function RetentionRuleCard({ rule }: { rule: RetentionRule }) {
  const { t } = useLingui();
  const said = rule.announced ?? rule;
  const [erases, setErases] = useState(said.months !== null);
  const [months, setMonths] = useState<number | string>(said.months ?? SUGGESTED);
  const [spares, setSpares] = useState(said.spare_pools);
  const [confirming, setConfirming] = useState(false);
  const wrong = erases && (typeof months !== 'number' || months < 1 || months > LONGEST);
  const terms: Terms = { months: erases ? Number(months) : null, spare_pools: spares };
  const changed = terms.months !== said.months || spares !== said.spare_pools;
  const [settled] = useDebouncedValue(terms, 300);
  const { data: preview } = useQuery({
    ...retentionPreviewQuery(rule.kind, settled),
    enabled: settled.months !== null && !wrong,
  });
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: (typed: string) => saveRetentionRule(rule, terms, typed),
    onSuccess: (saved) => {
      setConfirming(false);
      toastDone(
        saved.announced === null ? t`Saved. It holds now.` : t`Announced. Administrators are told by mail.`,
      );
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['retention'] }),
  });
  const save = () => {
    if (terms.months !== null && preview?.is_stricter === true) setConfirming(true);
    else saving.mutate('');
  };
  const people = retentionPeople[rule.kind];
  return (
    <Card component="section" aria-label={people}>
      <Stack gap="sm">
        <div>
          <Title order={2} size="h3">
            {people}
          </Title>
          <Text size="sm" c="dimmed">
            {retentionSince[rule.kind]}
          </Text>
        </div>
        {rule.announced !== null && <Announced rule={rule} />}
        <Switch
          label={t`Erase them when their time is over`}
          checked={erases}
          onChange={(event) => setErases(event.currentTarget.checked)}
        />
        {erases && (
          <>
            <NumberInput
              label={t`After months`}
              min={1}
              max={LONGEST}
              allowDecimal={false}
              w={160}
              value={months}
              onChange={setMonths}
              error={wrong && t`From 1 to 120 months.`}
            />
            <Checkbox
              label={t`Keep who is in a talent pool`}
              checked={spares}
              onChange={(event) => setSpares(event.currentTarget.checked)}
            />
            {preview !== undefined && !wrong && <RulePreview preview={preview} />}
          </>
        )}
        {!confirming && <FormError error={saving.error} />}
        <Group gap="xs">
          <Button
            onClick={save}
            loading={saving.isPending && !confirming}
            disabled={!changed || wrong || (erases && preview === undefined)}
          >
            <Trans>Save</Trans>
          </Button>
        </Group>
      </Stack>
      {preview !== undefined && (
        <ConfirmRule
          opened={confirming}
          preview={preview}
          error={saving.error}
          saving={saving.isPending}
          onClose={() => setConfirming(false)}
          onConfirm={(typed) => saving.mutate(typed)}
        />
      )}
    </Card>
  );
}

/** Says that a change is coming, and lets it be called off. */
function Announced({ rule }: { rule: RetentionRule }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const ending = useMutation({
    mutationFn: () => callOff(rule),
    onSuccess: () => toastDone(t`Called off. Nothing changes.`),
    onSettled: () => void client.invalidateQueries({ queryKey: ['retention'] }),
  });
  const coming = rule.announced;
  if (coming === null) return null;
  const months = coming.months ?? 0;
  return (
    <Alert icon={<IconClockExclamation size={18} />} color="yellow" title={t`A change is announced`}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          {plural(months, { one: 'Erase after # month.', other: 'Erase after # months.' })}{' '}
          <Trans>
            {coming.by_name} announced it. It holds from {formatDate(coming.takes_effect_at)}; until then
            nobody is erased by it.
          </Trans>{' '}
          {rule.months === null ? (
            <Trans>As long, they are kept.</Trans>
          ) : (
            plural(rule.months, {
              one: 'As long, they are erased after # month.',
              other: 'As long, they are erased after # months.',
            })
          )}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          loading={ending.isPending}
          onClick={() => ending.mutate()}
        >
          <Trans>Call it off</Trans>
        </Button>
        <FormError error={ending.error} />
      </Stack>
    </Alert>
  );
}
