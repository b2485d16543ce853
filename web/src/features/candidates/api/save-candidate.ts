import { createCandidate as create, updateCandidate as update } from '@/client';
import type { ContactKind } from '@/contract';
import { ifMatch } from '@/http/preconditions';

export interface CandidateInput {
  full_name: string;
  email: string | null;
  phone: string;
  location: string;
  headline: string;
  employer: string;
  /** All of them when a record is changed, those beside `email` and `phone` when one is made. */
  contacts: { kind: ContactKind; value: string; label: string }[];
  links: { url: string; label: string }[];
}

export const createCandidate = (body: CandidateInput) => create({ body });

export const updateCandidate = (id: string, version: number, body: Partial<CandidateInput>) =>
  update({ path: { candidate_id: id }, body, headers: ifMatch(version) });
