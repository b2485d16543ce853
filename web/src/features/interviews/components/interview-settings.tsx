import { Stack } from '@mantine/core';
import { KitsCard } from './kits-card';
import { QuestionBankCard } from './question-bank-card';
import { ScaleCard } from './scale-card';
import { SchedulingCard } from './scheduling-card';

/** Kits, the questions that they draw from, and the words for the ratings. */
export function InterviewSettings() {
  return (
    <Stack gap="lg">
      <KitsCard />
      <QuestionBankCard />
      <ScaleCard />
      <SchedulingCard />
    </Stack>
  );
}
