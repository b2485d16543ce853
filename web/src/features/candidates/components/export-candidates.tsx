import { useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CandidateColumn, CandidateSelection, CandidateSummary } from '@/contract';
import { candidateFieldsQuery } from '@/directory/api/get-custom-fields';
import { shownInFile } from '@/operations/export-columns';
import { ExportForm } from '@/operations/export-form';
import type { Placed } from '@/table/columns';
import { startExport } from '../api/many';
import type { CandidateSort } from '../model/list-search';

const columns: CandidateColumn[] = [
  'Name',
  'E-mail',
  'Phone',
  'Place',
  'Headline',
  'Employer',
  'Tags',
  'Links',
  'Source',
  'Last source',
  'Other e-mails',
  'Other phones',
  'Applications',
  'Last applied',
  'Added',
  'Candidate',
];

const says: Record<string, CandidateColumn[]> = {
  name: ['Name', 'E-mail', 'Headline', 'Tags'],
  place: ['Place'],
  applications: ['Applications'],
  last: ['Last applied'],
  added: ['Added'],
  source: ['Source'],
  employer: ['Employer'],
  phone: ['Phone'],
};

/** Which people are to be written into a file, and what to call them. */
export interface Exported {
  selection: CandidateSelection;
  who: string;
}

interface ExportCandidatesProps {
  exported: Exported | null;
  shown: readonly Placed<CandidateSummary>[];
  sort: CandidateSort;
  onClose: () => void;
}

/** Writes people into a file. */
export function ExportCandidates({ exported, shown, sort, onClose }: ExportCandidatesProps) {
  const { t } = useLingui();
  const { data } = useQuery(candidateFieldsQuery);
  return (
    <Modal opened={exported !== null} onClose={onClose} title={t`Export ${exported?.who ?? ''}`}>
      {exported !== null && (
        <ExportForm
          choice={{
            columns,
            fields: data?.items.filter((field) => field.active) ?? [],
            shown: shownInFile(shown, says),
          }}
          start={(wish) => startExport({ selection: exported.selection, sort, ...wish })}
          onStarted={onClose}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}
