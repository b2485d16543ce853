/**
 * Versions of applications that this tab itself made.
 *
 * Who moves a card and moves it on at once may still hold the card as it was before the first move:
 * the screen is read again a moment later. Nobody has overtaken them, so the second move is sent
 * with the version that the first one made. A version that anybody else made is never passed over.
 */
interface Made {
  /** The version before the first of an unbroken row of own changes. */
  since: number;
  now: number;
}

const made = new Map<string, Made>();

/** The server answered a change of `before` with `after`. */
export const noteOwnVersion = (id: string, before: number, after: number) => {
  const row = made.get(id);
  made.set(id, { since: row?.now === before ? row.since : before, now: after });
};

/** The version to send by somebody who has seen `version`. */
export const versionNow = (id: string, version: number): number => {
  const row = made.get(id);
  return row !== undefined && row.since <= version && version < row.now ? row.now : version;
};
