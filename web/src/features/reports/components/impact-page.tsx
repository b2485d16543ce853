import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Anchor, Stack, Text, Title } from '@mantine/core';
import { IconEyeOff, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { ImpactReport } from '@/contract';
import { formatDay } from '@/format/dates';
import { formatNumber } from '@/format/numbers';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { adverseImpactQuery, exportAdverseImpact } from '../api/adverse-impact';
import type { MonthsSearch } from '../model/search';
import { ExportButton } from '@/files/export-button';
import { ImpactFilters } from './impact-filters';
import { ImpactTable } from './impact-table';
import { ReportsNav } from './reports-nav';
import { TermHint } from './term-hint';

const ImpactChart = lazy(() => import('./impact-chart'));

interface ImpactPageProps {
  search: MonthsSearch;
  onSearch: (change: Partial<MonthsSearch>) => void;
}

/** Whether groups of people come equally far: counts of groups alone, never who is in them. */
export function ImpactPage({ search, onSearch }: ImpactPageProps) {
  const { t } = useLingui();
  const { data, error, isPending, refetch } = useQuery(adverseImpactQuery(search));
  return (
    <Page
      title={t`Adverse impact`}
      description={data?.description}
      above={<ReportsNav search={search} />}
      actions={
        data?.asked === true && (
          <ExportButton
            label={t`Export CSV`}
            name="adverse-impact.csv"
            get={() => exportAdverseImpact(search)}
          />
        )
      }
      below={
        data?.asked === true && <ImpactFilters shown={data.period} search={search} onSearch={onSearch} />
      }
    >
      {error !== null ? (
        <ErrorPanel error={error} what={t`The report`} onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton height={52} />
      ) : data.asked ? (
        <Contents report={data} />
      ) : (
        <NotAsked />
      )}
    </Page>
  );
}

function NotAsked() {
  const { t } = useLingui();
  return (
    <Empty
      icon={<IconUsersGroup size={26} />}
      title={t`Candidates are not asked`}
      actions={
        <Anchor
          size="sm"
          renderRoot={(props) => (
            <Link {...props} to="/app/settings" search={{ view: 'self-identification' }} />
          )}
        >
          <Trans>Open the settings</Trans>
        </Anchor>
      }
    >
      <Trans>
        This report compares how far people of different sex, race or ethnicity come. Nobody guesses that: it
        needs voluntary answers, which are kept apart and only counted. Switch the questions on where the law
        lets you ask, and the figures come with the first whole month.
      </Trans>
    </Empty>
  );
}

function Contents({ report }: { report: ImpactReport }) {
  const { t } = useLingui();
  return (
    <Stack gap="xl">
      <Alert color="gray" icon={<IconEyeOff size={18} />} title={t`Counts alone`}>
        <Trans>
          Unlike in other reports no number opens its rows. Groups of fewer than {report.smallest_group} are
          hidden, and others with them where one could be worked out. Your reading is in the audit log.
        </Trans>
      </Alert>
      {report.questions.map((question) => (
        <section key={question.key} aria-label={question.label}>
          <Title order={2}>{question.label}</Title>
          <Text size="sm" c="dimmed" mb="md">
            <Trans>
              {formatNumber(question.answered)} of {formatNumber(report.applications)} applications answered (
              {share(question.answered, report.applications)}).
            </Trans>{' '}
            {report.terms.answered !== undefined && <TermHint term={report.terms.answered} />}
          </Text>
          {question.steps.length === 0 ? (
            <Empty icon={<IconEyeOff size={26} />} title={t`Too few answers yet`}>
              <Trans>
                A table is shown once at least 30 applications with an answer were decided about, in two
                groups of {report.smallest_group} or more. Choose more months or more jobs.
              </Trans>
            </Empty>
          ) : (
            <Stack gap="lg">
              <Suspense fallback={<RowsSkeleton rows={2} height={70} />}>
                <ImpactChart question={question} />
              </Suspense>
              {question.steps.map((step) => (
                <ImpactTable key={step.key} question={question.label} step={step} terms={report.terms} />
              ))}
            </Stack>
          )}
        </section>
      ))}
      <Stack gap={4}>
        {report.general.map((term) => (
          <Text key={term.name} size="xs" c="dimmed">
            <b>{term.name}.</b> {term.meaning}
          </Text>
        ))}
        <Text size="xs" c="dimmed">
          <Trans>
            Applications from {formatDay(report.period.first)} to {formatDay(report.period.last)} (
            {report.time_zone}), as they stood at the end of that day.
          </Trans>
        </Text>
      </Stack>
    </Stack>
  );
}

const share = (part: number, whole: number) =>
  whole === 0 ? '–' : formatNumber(part / whole, { style: 'percent', maximumFractionDigits: 0 });
