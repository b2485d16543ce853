/** The order of the list one came from, so that an application page has a next and a previous one. */
let order: readonly string[] = [];

export const setReadingOrder = (ids: readonly string[]) => {
  order = ids;
};

export const around = (
  id: string,
): { previous?: string; next?: string; position?: number; total: number } => {
  const at = order.indexOf(id);
  if (at < 0) return { total: 0 };
  return { previous: order[at - 1], next: order[at + 1], position: at + 1, total: order.length };
};
