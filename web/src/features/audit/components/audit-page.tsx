import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Select, TextInput } from '@mantine/core';
import { IconFileSearch, IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { membersQuery } from '@/directory/api/get-members';
import { formatDateTime } from '@/format/dates';
import { humanize } from '@/format/words';
import { useCan } from '@/session/can';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastFailed } from '@/ui/toast';
import { type AuditFilters, auditQuery } from '../api/get-audit';
import { verifyAudit } from '../api/verify-audit';
import { AuditEntries } from './audit-entries';

const recordTypes = [
  'application',
  'candidate',
  'file',
  'invitation',
  'job',
  'organization',
  'rejection_reason',
  'session',
  'user',
  'workflow',
];

/** What the page keeps in the address; days are the viewer's. */
export interface AuditSearch {
  actor?: string;
  type?: string;
  action?: string;
  from?: string;
  to?: string;
}

const startOfDay = (day: string | undefined) =>
  day === undefined ? undefined : new Date(`${day}T00:00:00`).toISOString();
const endOfDay = (day: string | undefined) =>
  day === undefined ? undefined : new Date(`${day}T23:59:59.999`).toISOString();

export function AuditPage({
  search,
  onSearch,
}: {
  search: AuditSearch;
  onSearch: (change: Partial<AuditSearch>) => void;
}) {
  const { t } = useLingui();
  const filters: AuditFilters = {
    actor_id: search.actor,
    record_type: search.type,
    action: search.action,
    from: startOfDay(search.from),
    to: endOfDay(search.to),
  };
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(auditQuery(filters));
  const readsMembers = useCan('members:read');
  const { data: members } = useQuery({ ...membersQuery, enabled: readsMembers });
  const entries = data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.values(search).some((value) => value !== undefined);
  return (
    <Page
      title={t`Audit log`}
      description={t`Who did what to which record, and when. Entries are chained and can be neither changed nor removed.`}
      actions={<Verify />}
      below={
        <Group mt="md" gap="xs" align="flex-end">
          {readsMembers && (
            <Select
              size="xs"
              label={t`Who`}
              placeholder={t`Anybody`}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': t`Anybody` }}
              w={180}
              data={(members?.items ?? []).map((member) => ({
                value: member.user_id,
                label: member.full_name,
              }))}
              value={search.actor ?? null}
              onChange={(actor) => onSearch({ actor: actor ?? undefined })}
            />
          )}
          <Select
            size="xs"
            label={t`Record`}
            placeholder={t`Any`}
            clearable
            clearButtonProps={{ 'aria-label': t`Any record` }}
            w={150}
            data={recordTypes.map((type) => ({ value: type, label: humanize(type) }))}
            value={search.type ?? null}
            onChange={(type) => onSearch({ type: type ?? undefined })}
          />
          <TextInput
            size="xs"
            label={t`Action`}
            placeholder={t`applications.moved`}
            w={170}
            defaultValue={search.action ?? ''}
            key={search.action}
            onBlur={(event) =>
              onSearch({
                action:
                  event.currentTarget.value.trim() === '' ? undefined : event.currentTarget.value.trim(),
              })
            }
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          />
          <TextInput
            size="xs"
            type="date"
            label={t`From`}
            value={search.from ?? ''}
            onChange={(event) => onSearch({ from: event.currentTarget.value || undefined })}
          />
          <TextInput
            size="xs"
            type="date"
            label={t`Until`}
            value={search.to ?? ''}
            onChange={(event) => onSearch({ to: event.currentTarget.value || undefined })}
          />
        </Group>
      }
    >
      {error !== null ? (
        <ErrorPanel error={error} what={t`The audit log`} onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton rows={10} />
      ) : entries.length === 0 ? (
        <Empty
          icon={<IconFileSearch size={26} />}
          title={filtered ? t`No entry fits` : t`Nothing recorded yet`}
          actions={
            filtered && (
              <Button
                variant="default"
                onClick={() =>
                  onSearch({
                    actor: undefined,
                    type: undefined,
                    action: undefined,
                    from: undefined,
                    to: undefined,
                  })
                }
              >
                <Trans>Show all</Trans>
              </Button>
            )
          }
        >
          <Trans>Every change, sign-in, export and permission change leaves an entry here.</Trans>
        </Empty>
      ) : (
        <>
          <AuditEntries entries={entries} onAction={(action) => onSearch({ action })} />
          <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        </>
      )}
    </Page>
  );
}

function Verify() {
  const { t } = useLingui();
  const check = useMutation({
    mutationFn: verifyAudit,
    onError: (error) => toastFailed(t`The log was not checked`, error),
  });
  return (
    <Group gap="sm">
      {check.data !== undefined && (
        <Alert
          py={6}
          color={check.data.ok ? 'spruce' : 'red'}
          icon={check.data.ok ? <IconShieldCheck aria-hidden /> : <IconShieldX aria-hidden />}
          role="status"
        >
          {check.data.ok
            ? t`Unbroken: ${plural(check.data.entries, { one: '# entry', other: '# entries' })}, checked ${formatDateTime(check.data.checked_at)}.`
            : t`Broken at entry ${check.data.first_bad_seq ?? '?'}. Tell whoever runs this installation.`}
        </Alert>
      )}
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={16} />}
        loading={check.isPending}
        onClick={() => check.mutate()}
      >
        <Trans>Check the chain</Trans>
      </Button>
    </Group>
  );
}
