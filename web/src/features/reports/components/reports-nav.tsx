import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCan } from '@/session/can';
import { reportsQuery } from '../api/reports';
import type { ReportSearch } from '../model/search';

/** The way from one report to another, and to those that are sent. */
export function ReportsNav({ search }: { search: ReportSearch }) {
  const { t } = useLingui();
  const { data } = useQuery(reportsQuery);
  const mayReadImpact = useCan('reports:read_adverse_impact');
  return (
    <Group component="nav" aria-label={t`Reports`} gap="md" mb={6} mih={20}>
      {data?.items.map((one) => (
        <Anchor
          key={one.key}
          size="sm"
          renderRoot={(props) => (
            <Link
              {...props}
              to="/app/reports/$report"
              params={{ report: one.key }}
              search={search}
              activeOptions={{ exact: true, includeSearch: false }}
            />
          )}
        >
          {one.title}
        </Anchor>
      ))}
      {mayReadImpact && (
        <Anchor
          size="sm"
          renderRoot={(props) => <Link {...props} to="/app/reports/adverse-impact" search={search} />}
        >
          <Trans>Adverse impact</Trans>
        </Anchor>
      )}
      <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/app/reports/mails" />}>
        <Trans>By mail</Trans>
      </Anchor>
    </Group>
  );
}
