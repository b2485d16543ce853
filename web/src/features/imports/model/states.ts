import { plural, t } from '@lingui/core/macro';
import type {
  ImportDetails,
  ImportRowApplication,
  ImportRowState,
  ImportSummary,
  ResumeFoundIn,
} from '@/contract';
import { midSentence } from '@/format/words';

/** What is said of one row. */
export const stateLabels: Record<ImportRowState, string> = {
  get waiting() {
    return t`Not looked at`;
  },
  get new() {
    return t`New`;
  },
  get changes() {
    return t`Changes a record`;
  },
  get unchanged() {
    return t`There already`;
  },
  get duplicate() {
    return t`Twice in the file`;
  },
  get error() {
    return t`To mend`;
  },
  get created() {
    return t`Added`;
  },
  get updated() {
    return t`Changed`;
  },
  get left() {
    return t`Left as it was`;
  },
  get failed() {
    return t`Failed`;
  },
  get removed() {
    return t`Removed again`;
  },
  get restored() {
    return t`As before`;
  },
  get kept() {
    return t`Kept`;
  },
};

/** What is said of one row's application for the job that people go into. */
export const applicationLabels: Record<ImportRowApplication, string> = {
  get new() {
    return t`To be added to the job`;
  },
  get there() {
    return t`Applied already`;
  },
  get added() {
    return t`Added to the job`;
  },
  get removed() {
    return t`Taken out of the job again`;
  },
  get kept() {
    return t`Kept in the job`;
  },
};

/** In the order in which they are told. */
export const tellableApplications: readonly ImportRowApplication[] = [
  'new',
  'added',
  'there',
  'removed',
  'kept',
];

export const stateColors: Partial<Record<ImportRowState, string>> = {
  new: 'spruce',
  created: 'spruce',
  changes: 'blue',
  updated: 'blue',
  restored: 'blue',
  duplicate: 'yellow',
  kept: 'yellow',
  error: 'red',
  failed: 'red',
};

/** In the order in which they are told. */
export const tellable: readonly ImportRowState[] = [
  'new',
  'changes',
  'unchanged',
  'created',
  'updated',
  'left',
  'removed',
  'restored',
  'kept',
  'failed',
  'error',
  'duplicate',
  'waiting',
];

export const toMend: readonly ImportRowState[] = ['error', 'duplicate', 'failed'];

export const countOf = ({ states }: ImportDetails, ...wanted: ImportRowState[]): number =>
  wanted.reduce((sum, state) => sum + (states[state] ?? 0), 0);

export const countOfApplications = ({ applications }: ImportDetails, wanted: ImportRowApplication): number =>
  applications[wanted] ?? 0;

/** Whether the rows are the documents of a zip. */
export const isOfResumes = ({ format }: ImportSummary): boolean => format === 'resumes';

/** Where something of a résumé was found, where somebody should look at it. */
export const guesses: Record<ResumeFoundIn, string> = {
  get label() {
    return t`Guessed`;
  },
  get top() {
    return t`Guessed from the first lines`;
  },
  get text() {
    return t`One of several, or without a label`;
  },
  get email() {
    return t`Guessed from the e-mail address`;
  },
  get file_name() {
    return t`Guessed from the name of the file`;
  },
  get typed() {
    return t`Typed`;
  },
};

/** How many rows, or documents, there are. */
export const sizeOf = (found: ImportSummary): string =>
  isOfResumes(found)
    ? t`${plural(found.rows, { one: '# résumé', other: '# résumés' })}`
    : t`${plural(found.rows, { one: '# row', other: '# rows' })}`;

/** Where an import stands, in a few words. */
export const standing = ({ check, run, is_checked, format }: ImportSummary): string => {
  if (run?.undone_by_id != null) return t`taken back`;
  if (run?.is_open === true) return t`being imported`;
  if (run?.status === 'done') return t`imported`;
  if (run !== null) return t`stopped`;
  if (check?.is_open === true) return t`being checked`;
  if (is_checked) return t`checked, not imported yet`;
  return format === 'resumes' ? t`to be looked through` : t`columns to be confirmed`;
};

/** What an import would do, or did, in a sentence. */
export const summaryOf = (found: ImportDetails): string => {
  const parts = tellable
    .filter((state) => countOf(found, state) > 0)
    .map(
      (state) =>
        `${t`${plural(countOf(found, state), { one: '# row', other: '# rows' })}`} ${midSentence(stateLabels[state])}`,
    );
  return parts.join(', ');
};
