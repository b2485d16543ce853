import { useInfiniteQuery } from '@tanstack/react-query';
import type { ApplicationSummary } from '@/contract';
import { SectionRows, type SectionRowsProps } from '@/table/section-rows';
import { type ApplicationFilters, applicationsQuery } from '../api/get-applications';

const nameOf = (row: ApplicationSummary) => row.candidate.full_name;

/** The applications of one group. */
export function ApplicationSection({
  filters,
  ...section
}: SectionRowsProps<ApplicationSummary> & { filters: ApplicationFilters }) {
  return <SectionRows {...section} found={useInfiniteQuery(applicationsQuery(filters))} nameOf={nameOf} />;
}
