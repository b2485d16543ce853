import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Anchor, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ImportDetails } from '@/contract';
import { ErrorPanel } from '@/ui/error-panel';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { importQuery } from '../api/imports';
import { isOfResumes, sizeOf } from '../model/states';
import { CheckStep } from './check-step';
import { ColumnsStep } from './columns-step';
import { ForgetButton } from './forget-button';
import { ResultStep } from './result-step';
import { ResumesStep } from './resumes-step';
import { StepList } from './step-list';
import { WorkCard } from './work-card';

export type ImportView = 'columns';

interface ImportPageProps {
  importId: string;
  /** Shows the columns again after a check. */
  view: ImportView | undefined;
  onView: (view: ImportView | undefined) => void;
}

const encoded: Record<ImportDetails['format'], string> = {
  csv: 'CSV',
  json: 'JSON',
  get json_lines() {
    return t`JSON lines`;
  },
  get json_resume() {
    return t`JSON Résumé`;
  },
  resumes: 'ZIP',
};

/** One import, from the columns to the undo: where it stands is on the server. */
export function ImportPage({ importId, view, onView }: ImportPageProps) {
  const { t } = useLingui();
  const { data: found, error, refetch } = useQuery(importQuery(importId));
  const above = (
    <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/app/imports" />}>
      <Trans>Imports</Trans>
    </Anchor>
  );
  if (error !== null && found === undefined)
    return (
      <Page title={t`Import`} above={above}>
        <ErrorPanel error={error} what={t`The import`} onRetry={() => void refetch()} />
      </Page>
    );
  if (found === undefined)
    return (
      <Page title={t`Import`} above={above}>
        <RowsSkeleton />
      </Page>
    );
  return (
    <Page
      title={found.file_name}
      above={above}
      description={[sizeOf(found), encoded[found.format], found.encoding]
        .filter((part) => part !== '')
        .join(', ')}
      actions={
        found.check?.is_open === true || found.run?.is_open === true ? undefined : (
          <ForgetButton found={found} />
        )
      }
    >
      <Stack gap="lg">
        <StepList found={found} view={view} />
        <Step found={found} view={view} onView={onView} />
      </Stack>
    </Page>
  );
}

function Step({ found, view, onView }: { found: ImportDetails } & Omit<ImportPageProps, 'importId'>) {
  const { t } = useLingui();
  if (found.run?.is_open === true) return <WorkCard work={found.run} title={t`Importing`} found={found} />;
  if (found.run !== null) return <ResultStep found={found} run={found.run} />;
  if (found.check?.is_open === true)
    return <WorkCard work={found.check} title={t`Checking every row`} found={found} />;
  if (found.is_checked && view !== 'columns')
    return <CheckStep found={found} onColumns={() => onView('columns')} />;
  return (
    <>
      {found.check?.status === 'cancelled' && (
        <Alert color="yellow">
          <Trans>The check was stopped. Begin it again when you are ready.</Trans>
        </Alert>
      )}
      {found.check?.status === 'stopped' && <Alert color="yellow">{found.check.remark}</Alert>}
      {isOfResumes(found) ? (
        <ResumesStep found={found} onChecked={() => onView(undefined)} />
      ) : (
        <ColumnsStep found={found} onChecked={() => onView(undefined)} />
      )}
    </>
  );
}
