import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { applicationQuery } from '@/features/applications/api/get-application';
import { ResumePreview } from '@/features/applications/components/resume-preview';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';

/** The résumé of the application that an interview is about. */
export function InterviewResume({ applicationId }: { applicationId: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(applicationQuery(applicationId));
  if (error !== null) return <ErrorPanel error={error} what={t`The résumé`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={6} />;
  return <ResumePreview file={data.resume} name={data.candidate.full_name} />;
}
