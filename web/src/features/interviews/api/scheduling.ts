import { queryOptions } from '@tanstack/react-query';
import {
  checkInterviewClashes,
  findInterviewSlots,
  getInterviewScheduling,
  listBookingLinks,
  sendBookingLink,
  updateInterviewScheduling,
  withdrawBookingLink,
} from '@/client';
import type { BookingLinkInput, BusyCheck, InterviewSchedulingInput, SlotSearch } from '@/contract';
import { ifMatch } from '@/http/preconditions';

export const schedulingQuery = queryOptions({
  queryKey: ['interview-scheduling'],
  queryFn: ({ signal }) => getInterviewScheduling({ signal }),
});

export const saveScheduling = (version: number, body: InterviewSchedulingInput) =>
  updateInterviewScheduling({ body, headers: ifMatch(version) });

/** Times at which everybody can be there; fresh each time that one looks. */
export const slotsQuery = (applicationId: string, search: SlotSearch) =>
  queryOptions({
    queryKey: ['interviews', 'slots', applicationId, search],
    queryFn: ({ signal }) =>
      findInterviewSlots({ path: { application_id: applicationId }, body: search, signal }),
    staleTime: 0,
    gcTime: 0,
  });

/** Who is busy at a time that one has in mind; calendars are read when need be. */
export const clashesQuery = (check: BusyCheck) =>
  queryOptions({
    queryKey: ['interviews', 'clashes', check],
    queryFn: ({ signal }) => checkInterviewClashes({ body: check, signal }),
    staleTime: 60_000,
  });

export const bookingLinksQuery = (applicationId: string) =>
  queryOptions({
    queryKey: ['interviews', 'booking-links', applicationId],
    queryFn: ({ signal }) => listBookingLinks({ path: { application_id: applicationId }, signal }),
  });

export const sendLink = (applicationId: string, body: BookingLinkInput) =>
  sendBookingLink({ path: { application_id: applicationId }, body });

export const withdrawLink = (id: string) => withdrawBookingLink({ path: { booking_link_id: id } });
