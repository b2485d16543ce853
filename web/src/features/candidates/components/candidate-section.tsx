import { useInfiniteQuery } from '@tanstack/react-query';
import type { CandidateSummary } from '@/contract';
import { SectionRows, type SectionRowsProps } from '@/table/section-rows';
import { type CandidatesAsked, candidatesQuery } from '../api/get-candidates';

const nameOf = (row: CandidateSummary) => row.full_name;

/** The people of one group. */
export function CandidateSection({
  asked,
  ...section
}: SectionRowsProps<CandidateSummary> & { asked: CandidatesAsked }) {
  return <SectionRows {...section} found={useInfiniteQuery(candidatesQuery(asked))} nameOf={nameOf} />;
}
