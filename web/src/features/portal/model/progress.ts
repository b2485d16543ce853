import { t } from '@lingui/core/macro';

/** Where an application is, as a candidate counts: received, being read, talking, offer, done. */
export const stepNames = () => [t`Received`, t`In review`, t`Interviews`, t`Offer`, t`Hired`];

const stepOf: Record<string, number> = {
  applied: 0,
  screening: 1,
  assessment: 1,
  ai_interview: 2,
  interview: 2,
  offer: 3,
  hired: 4,
};

export interface Progress {
  /** Index into `stepNames`, or null once the application has ended without a hire. */
  step: number | null;
  sentence: string;
}

const sentences = () => [
  t`Your application has arrived. Somebody will read it.`,
  t`Your application is being looked at.`,
  t`The team wants to talk with you, or already has.`,
  t`An offer is being made.`,
  t`You have been hired. Congratulations!`,
];

export const progressOf = (status: string, stageKind: string): Progress => {
  if (status === 'withdrawn') return { step: null, sentence: t`You withdrew this application.` };
  if (status === 'rejected')
    return { step: null, sentence: t`The employer has decided not to go on with this application.` };
  const step = status === 'hired' ? 4 : (stepOf[stageKind] ?? 1);
  return { step, sentence: sentences()[step] ?? '' };
};
