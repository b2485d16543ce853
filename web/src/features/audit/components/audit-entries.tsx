import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Code, Table, Text, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import type { AuditEntry } from '@/contract';
import { formatDateTime, formatExact } from '@/format/dates';
import { humanize } from '@/format/words';
import classes from './audit-entries.module.css';

export function AuditEntries({
  entries,
  onAction,
}: {
  entries: AuditEntry[];
  onAction: (action: string) => void;
}) {
  const { t } = useLingui();
  const [open, setOpen] = useState<number | null>(null);
  return (
    <Table verticalSpacing={6} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th visibleFrom="sm">
            <Trans>When</Trans>
          </Table.Th>
          <Table.Th visibleFrom="sm">
            <Trans>Who</Trans>
          </Table.Th>
          <Table.Th>
            <Trans>What</Trans>
          </Table.Th>
          <Table.Th visibleFrom="md">
            <Trans>Action</Trans>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map((entry) => (
          <Fragment key={entry.seq}>
            <Table.Tr>
              <Table.Td visibleFrom="sm" className={classes.when}>
                <time dateTime={entry.at} title={formatExact(entry.at)}>
                  {formatDateTime(entry.at)}
                </time>
              </Table.Td>
              <Table.Td visibleFrom="sm">{actorOf(entry)}</Table.Td>
              <Table.Td>
                <UnstyledButton
                  className={classes.summary}
                  aria-expanded={open === entry.seq}
                  onClick={() => setOpen(open === entry.seq ? null : entry.seq)}
                >
                  <IconChevronRight size={14} aria-hidden className={classes.chevron} />
                  {entry.summary === '' ? humanize(entry.action) : entry.summary}
                </UnstyledButton>
                <Text size="xs" c="dimmed" hiddenFrom="sm" pl={20}>
                  {actorOf(entry)} · {formatDateTime(entry.at)}
                </Text>
              </Table.Td>
              <Table.Td visibleFrom="md">
                <Anchor
                  component="button"
                  size="xs"
                  c="dimmed"
                  onClick={() => onAction(entry.action)}
                  title={t`Show only this action`}
                >
                  {entry.action}
                </Anchor>
              </Table.Td>
            </Table.Tr>
            {open === entry.seq && (
              <Table.Tr className={classes.details}>
                <Table.Td colSpan={4}>
                  <Details entry={entry} />
                </Table.Td>
              </Table.Tr>
            )}
          </Fragment>
        ))}
      </Table.Tbody>
    </Table>
  );
}

const actorOf = (entry: AuditEntry) =>
  entry.actor.name === '' ? humanize(entry.actor.kind) : entry.actor.name;

const pages: Record<string, string> = {
  application: '/app/applications',
  candidate: '/app/candidates',
  job: '/app/jobs',
};

/** Where the record can be looked at, if it has a page. */
const pageOf = (entry: AuditEntry): string | null => {
  const page = pages[entry.record_type];
  return page === undefined || entry.record_id === null ? null : `${page}/${entry.record_id}`;
};

const printed = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

function Details({ entry }: { entry: AuditEntry }) {
  const { t } = useLingui();
  const changes = Object.entries(entry.changes);
  const facts = [
    [t`Entry`, String(entry.seq)],
    [t`Action`, entry.action],
    [
      t`Record`,
      entry.record_id === null
        ? humanize(entry.record_type)
        : `${humanize(entry.record_type)} ${entry.record_id}`,
    ],
    [t`Exact time`, formatExact(entry.at)],
    [t`Address`, entry.ip],
    [t`Request`, entry.request_id],
  ].filter(([, value]) => value !== '');
  return (
    <div className={classes.detailGrid}>
      {changes.length > 0 && (
        <table className={classes.changes}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Field</Trans>
              </th>
              <th scope="col">
                <Trans>Before</Trans>
              </th>
              <th scope="col">
                <Trans>After</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.map(([field, change]) => (
              <tr key={field}>
                <th scope="row">{humanize(field)}</th>
                <td>{printed(change.before)}</td>
                <td>{printed(change.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <Text component="dt" size="xs" c="dimmed">
              {label}
            </Text>
            <Text component="dd" size="xs" m={0}>
              {label === 'Record' && pageOf(entry) !== null ? (
                <Anchor href={pageOf(entry) ?? undefined} size="xs">
                  {value}
                </Anchor>
              ) : (
                <Code>{value}</Code>
              )}
            </Text>
          </div>
        ))}
      </dl>
    </div>
  );
}
