import { t } from '@lingui/core/macro';

/** What the columns of a file are called in the choice; in the file they keep the server's names. */
const labels: Readonly<Record<string, () => string>> = {
  Candidate: () => t`Candidate`,
  'E-mail': () => t`E-mail`,
  Phone: () => t`Phone`,
  Job: () => t`Job`,
  Stage: () => t`Stage`,
  Status: () => t`Status`,
  'In stage since': () => t`In stage since`,
  Applied: () => t`Applied`,
  Due: () => t`Due`,
  Source: () => t`Source`,
  'Share link': () => t`Share link`,
  'Assigned to': () => t`Assigned to`,
  Application: () => t`Application`,
  'Candidate record': () => t`Candidate record`,
  Name: () => t`Name`,
  Place: () => t`Place`,
  Headline: () => t`Headline`,
  Employer: () => t`Employer`,
  Tags: () => t`Tags`,
  Links: () => t`Links`,
  'Last source': () => t`Last source`,
  'Other e-mails': () => t`Other e-mails`,
  'Other phones': () => t`Other phones`,
  Applications: () => t`Applications`,
  'Last applied': () => t`Last applied`,
  Added: () => t`Added`,
};

export const columnLabel = (column: string): string => labels[column]?.() ?? column;
