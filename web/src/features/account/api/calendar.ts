import { queryOptions } from '@tanstack/react-query';
import {
  connectInterviewerCalendar,
  disconnectInterviewerCalendar,
  getInterviewerCalendar,
  readInterviewerCalendar,
} from '@/client';
import type { CalendarInput } from '@/contract';

export const calendarQuery = queryOptions({
  queryKey: ['interviewer-calendar'],
  queryFn: ({ signal }) => getInterviewerCalendar({ signal }),
});

export const connectCalendar = (body: CalendarInput) => connectInterviewerCalendar({ body });

export const readCalendar = () => readInterviewerCalendar();

export const disconnectCalendar = () => disconnectInterviewerCalendar();
