import { useQuery } from '@tanstack/react-query';
import type { ApplicationExportColumn, ApplicationSummary } from '@/contract';
import { candidateFieldsQuery } from '@/directory/api/get-custom-fields';
import { shownInFile } from '@/operations/export-columns';
import { ExportForm } from '@/operations/export-form';
import { useCan } from '@/session/can';
import type { Placed } from '@/table/columns';
import { startWithMany } from '../api/many';
import type { Many } from '../model/many';

const columns: ApplicationExportColumn[] = [
  'Candidate',
  'E-mail',
  'Phone',
  'Job',
  'Stage',
  'Status',
  'In stage since',
  'Applied',
  'Due',
  'Source',
  'Share link',
  'Assigned to',
  'Application',
  'Candidate record',
];

const says: Record<string, ApplicationExportColumn[]> = {
  candidate: ['Candidate', 'E-mail'],
  job: ['Job'],
  stage: ['Stage'],
  entered: ['In stage since'],
  applied: ['Applied'],
  due: ['Due'],
  source: ['Source'],
  assignees: ['Assigned to'],
  status: ['Status'],
};

interface ExportApplicationsProps {
  many: Pick<Many, 'selection'>;
  /** The columns of the list; without a list, those that most people want. */
  shown?: readonly Placed<ApplicationSummary>[];
  onStarted: () => void;
  onClose: () => void;
}

/** Writes applications into a file. */
export function ExportApplications({ many, shown, onStarted, onClose }: ExportApplicationsProps) {
  const readsCandidates = useCan('candidates:read');
  const { data } = useQuery({ ...candidateFieldsQuery, enabled: readsCandidates });
  return (
    <ExportForm
      choice={{
        columns,
        fields: data?.items.filter((field) => field.active) ?? [],
        shown: shown === undefined ? columns.slice(0, 8) : shownInFile(shown, says),
      }}
      start={(wish) => startWithMany({ selection: many.selection, action: { do: 'export', ...wish } })}
      onStarted={onStarted}
      onClose={onClose}
    />
  );
}
