/** What infinite lists share: the first page has no cursor, the last has no next one. */
export const paging = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { next_cursor?: string | null }) => page.next_cursor ?? undefined,
};
