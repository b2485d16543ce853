/** Where an application is, as a candidate counts: received, being read, talking, offer, done. */
export const steps = ['Received', 'In review', 'Interviews', 'Offer', 'Hired'] as const;

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
  /** Index into `steps`, or null once the application has ended without a hire. */
  step: number | null;
  sentence: string;
}

const sentences = [
  'Your application has arrived. Somebody will read it.',
  'Your application is being looked at.',
  'The team wants to talk with you, or already has.',
  'An offer is being made.',
  'You have been hired. Congratulations!',
];

export const progressOf = (status: string, stageKind: string): Progress => {
  if (status === 'withdrawn') return { step: null, sentence: 'You withdrew this application.' };
  if (status === 'rejected')
    return { step: null, sentence: 'The employer has decided not to go on with this application.' };
  const step = status === 'hired' ? 4 : (stepOf[stageKind] ?? 1);
  return { step, sentence: sentences[step] ?? '' };
};
