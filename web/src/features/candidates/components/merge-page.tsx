import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Anchor, Badge, Button, Card, Checkbox, Group, List, Radio, Stack, Text } from '@mantine/core';
import { IconArrowMerge, IconArrowsLeftRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Candidate, MergePreview } from '@/contract';
import { candidateFieldsQuery } from '@/directory/api/get-custom-fields';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { Page } from '@/ui/page';
import { PageSkeleton, RowsSkeleton } from '@/ui/skeletons';
import { mergePreviewQuery } from '../api/duplicates';
import { candidateQuery } from '../api/get-candidate';
import { amount, type Compared, compared, type Side, sideOf, swapped, taken } from '../model/comparing';
import { useMerge } from '../model/use-merging';
import classes from './duplicates-page.module.css';
import { OriginMark } from './origin-mark';

interface MergePageProps {
  survivorId: string;
  mergedId: string;
  onSwap: () => void;
  onMerged: () => void;
}

/** Two records side by side: which stays, and which of its values. */
export function MergePage(props: MergePageProps) {
  const { t } = useLingui();
  const left = useQuery(candidateQuery(props.survivorId));
  const right = useQuery(candidateQuery(props.mergedId));
  const error = left.error ?? right.error;
  if (error !== null)
    return (
      <Page title={t`Compare two records`}>
        <ErrorPanel
          error={error}
          what={t`The two records`}
          onRetry={() => void Promise.all([left.refetch(), right.refetch()])}
        />
      </Page>
    );
  if (left.data === undefined || right.data === undefined) return <PageSkeleton />;
  return (
    <Page
      title={t`Compare two records`}
      width="narrow"
      above={
        <Anchor
          size="xs"
          c="dimmed"
          renderRoot={(rest) => <Link {...rest} to="/app/candidates/duplicates" />}
        >
          <Trans>Duplicates</Trans>
        </Anchor>
      }
      description={t`Choose the values that stay. All else of both records is kept, and you can split them again at any time.`}
    >
      {left.data.id === right.data.id ? (
        <Alert color="gray">
          <Trans>
            These are one record already:{' '}
            <Anchor
              underline="always"
              renderRoot={(rest) => (
                <Link
                  {...rest}
                  to="/app/candidates/$candidateId"
                  params={{ candidateId: props.survivorId }}
                />
              )}
            >
              {left.data.full_name}
            </Anchor>
            .
          </Trans>
        </Alert>
      ) : (
        <Comparison {...props} left={left.data} right={right.data} />
      )}
    </Page>
  );
}

function Comparison(props: MergePageProps & { left: Candidate; right: Candidate }) {
  const { t } = useLingui();
  const { left, right, onSwap, onMerged } = props;
  const { data: fields } = useQuery(candidateFieldsQuery);
  const preview = useQuery(mergePreviewQuery(left.id, right.id));
  const [chosen, setChosen] = useState<Record<string, Side>>({});
  const [checked, setChecked] = useState(false);
  const merge = useMerge(left.id, onMerged);
  const rows = compared(left, right, fields?.items ?? []);
  const email = rows.find((row) => row.field === 'email');
  const mailsTo = email === undefined ? '' : email[sideOf(email, chosen)];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        merge.mutate({
          merged_id: right.id,
          take: taken(rows, chosen),
          survivor_version: left.version,
          merged_version: right.version,
          addresses_checked: checked,
        });
      }}
    >
      <Stack>
        <div className={classes.table}>
          <div className={classes.row}>
            <Group className={classes.label}>
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconArrowsLeftRight size={14} />}
                onClick={() => {
                  setChosen(swapped(rows, chosen));
                  onSwap();
                }}
              >
                <Trans>Swap</Trans>
              </Button>
            </Group>
            <Head candidate={left} stays />
            <Head candidate={right} />
          </div>
          {rows.map((row) => (
            <Row
              key={row.field}
              row={row}
              left={left}
              right={right}
              side={sideOf(row, chosen)}
              onSide={(side) => setChosen((before) => ({ ...before, [row.field]: side }))}
            />
          ))}
        </div>
        {preview.error !== null ? (
          <ErrorPanel
            error={preview.error}
            what={t`What would move`}
            onRetry={() => void preview.refetch()}
          />
        ) : preview.data === undefined ? (
          <RowsSkeleton rows={2} />
        ) : (
          <Outcome
            preview={preview.data}
            right={right}
            mailsTo={mailsTo}
            checked={checked}
            onChecked={setChecked}
          />
        )}
        <FormError error={merge.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" renderRoot={(rest) => <Link {...rest} to="/app/candidates/duplicates" />}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            leftSection={<IconArrowMerge size={16} />}
            loading={merge.isPending}
            disabled={preview.data === undefined || (preview.data.addresses_differ && !checked)}
          >
            <Trans>Merge the two</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Head({ candidate, stays = false }: { candidate: Candidate; stays?: boolean }) {
  const { t } = useLingui();
  return (
    <div>
      <Anchor
        underline="always"
        fw={600}
        c="inherit"
        className={classes.wrap}
        renderRoot={(rest) => (
          <Link {...rest} to="/app/candidates/$candidateId" params={{ candidateId: candidate.id }} />
        )}
      >
        {candidate.full_name}
      </Anchor>
      <div>
        <Badge size="sm" variant={stays ? 'filled' : 'default'}>
          {stays ? t`Stays` : t`Goes into it`}
        </Badge>
      </div>
    </div>
  );
}

interface RowProps {
  row: Compared;
  left: Candidate;
  right: Candidate;
  side: Side;
  onSide: (side: Side) => void;
}

function Row({ row, left, right, side, onSide }: RowProps) {
  return (
    <Radio.Group
      name={row.field}
      value={side}
      onChange={(value) => onSide(value === 'right' ? 'right' : 'left')}
      aria-label={row.label}
    >
      <div className={classes.row}>
        <span className={classes.label}>{row.label}</span>
        <Value value="left" text={row.left} row={row} candidate={left} />
        <Value value="right" text={row.right} row={row} candidate={right} />
      </div>
    </Radio.Group>
  );
}

function Value(props: { value: Side; text: string; row: Compared; candidate: Candidate }) {
  const { t } = useLingui();
  const { value, text, row, candidate } = props;
  if (text === '')
    return (
      <Text size="sm" c="dimmed">
        <Trans>Nothing</Trans>
      </Text>
    );
  const both = row.left !== '' && row.right !== '' && row.left !== row.right;
  return (
    <Group gap={4} wrap="nowrap" align="flex-start" justify="space-between">
      {both ? (
        <Radio value={value} label={text} size="sm" classNames={{ label: classes.wrap }} />
      ) : (
        <Text size="sm" className={classes.wrap}>
          {text}
        </Text>
      )}
      <OriginMark candidate={candidate} field={row.field} label={t`${row.label} of ${candidate.full_name}`} />
    </Group>
  );
}

interface OutcomeProps {
  preview: MergePreview;
  right: Candidate;
  mailsTo: string;
  checked: boolean;
  onChecked: (checked: boolean) => void;
}

function Outcome({ preview, right, mailsTo, checked, onChecked }: OutcomeProps) {
  const { t } = useLingui();
  const moves = preview.moves.map((one) => amount(one.kind, one.count));
  return (
    <>
      <Card>
        <Text size="sm">
          {moves.length === 0
            ? t`There is nothing else in the record of ${right.full_name}.`
            : t`${moves.join(', ')} of ${right.full_name} come over. Links to that record lead to this one.`}
        </Text>
      </Card>
      {preview.applied_twice.length > 0 && (
        <Alert color="yellow" title={t`Both applied for the same job`}>
          <List size="sm">
            {preview.applied_twice.map((one) => (
              <List.Item key={one.job_id}>{one.job_title}</List.Item>
            ))}
          </List>
          <Text size="sm" mt="xs">
            <Trans>
              Both applications stay where they are. The later one is marked as the second application of the
              same person; reject or move it as you see fit.
            </Trans>
          </Text>
        </Alert>
      )}
      {preview.addresses_differ && (
        <Alert color="yellow" title={t`Both applied themselves, each with an address of their own`}>
          <Text size="sm" mb="sm">
            <Trans>
              From now on mails go to {mailsTo} alone. In the portal each address goes on showing the
              applications that were sent with it, and no others.
            </Trans>
          </Text>
          <Checkbox
            checked={checked}
            onChange={(event) => onChecked(event.currentTarget.checked)}
            label={t`I have made sure that this is one person`}
          />
        </Alert>
      )}
    </>
  );
}
