import type { Candidate } from '@/contract';
import { api } from '@/http/request';

export interface CandidateInput {
  full_name: string;
  email: string | null;
  phone: string;
  location: string;
  headline: string;
  links: { url: string; label: string }[];
}

export const createCandidate = (candidate: CandidateInput) => api.post<Candidate>('candidates', candidate);

export const updateCandidate = (id: string, version: number, changes: Partial<CandidateInput>) =>
  api.patch<Candidate>(`candidates/${id}`, changes, { ifMatch: version });
