import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  changeConnection,
  createConnection,
  decideConnectionRecord,
  enableConnection,
  getConnection,
  listConnectionRecords,
  listConnectionRuns,
  listConnections,
  listConnectors,
  listUnmappedValues,
  pauseConnection,
  previewConnectionMapping,
  rehearseSync,
  removeConnection,
  resumeConnection,
  resyncConnection,
  revokeConnection,
  saveConnectionMapping,
  syncConnection,
  testConnection,
} from '@/client';
import type { Connection, RecordMapping, RecordState } from '@/contract';
import { paging } from '@/http/pages';
import { ifMatch } from '@/http/preconditions';

const WHILE_RUNNING = 3_000;

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: ({ signal }) => listConnections({ signal }),
});

export const connectorsQuery = queryOptions({
  queryKey: ['connectors'],
  queryFn: ({ signal }) => listConnectors({ signal }),
});

export const connectionQuery = (connection_id: string) =>
  queryOptions({
    queryKey: ['connections', connection_id],
    queryFn: ({ signal }) => getConnection({ path: { connection_id }, signal }),
    // The server tells when something was read; asking, too, covers a lost connection.
    refetchInterval: ({ state }) => (state.data?.running === true ? WHILE_RUNNING : false),
  });

/** Below the connection's key: what makes that stale makes these stale too. */
export const recordsQuery = (connection_id: string, state: RecordState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['connections', connection_id, 'records', state ?? ''],
    queryFn: ({ pageParam, signal }) =>
      listConnectionRecords({
        path: { connection_id },
        query: { cursor: pageParam, limit: 20, state: state === undefined ? undefined : [state] },
        signal,
      }),
    ...paging,
  });

export const runsQuery = (connection_id: string) =>
  infiniteQueryOptions({
    queryKey: ['connections', connection_id, 'runs'],
    queryFn: ({ pageParam, signal }) =>
      listConnectionRuns({ path: { connection_id }, query: { cursor: pageParam, limit: 10 }, signal }),
    ...paging,
  });

export const unmappedQuery = (connection_id: string) =>
  queryOptions({
    queryKey: ['connections', connection_id, 'unmapped'],
    queryFn: ({ signal }) => listUnmappedValues({ path: { connection_id }, signal }),
  });

export const addConnection = (body: { connector: string; name: string; specification: string }) =>
  createConnection({ body });

export interface Access {
  name: string;
  specification?: string;
  settings: Record<string, string>;
  secrets: Record<string, string>;
  authority: Connection['authority'];
}

export const saveAccess = (connection: Connection, body: Access) =>
  changeConnection({ ...of(connection.id), body, headers: ifMatch(connection.version) });

const of = (connection_id: string) => ({ path: { connection_id } });

export const test = (id: string) => testConnection(of(id));

export const rehearse = (id: string) => rehearseSync(of(id));

export const saveMapping = (connection_id: string, stream_name: string, body: RecordMapping) =>
  saveConnectionMapping({ path: { connection_id, stream_name }, body });

export const previewMapping = (connection_id: string, stream_name: string, body: RecordMapping) =>
  previewConnectionMapping({ path: { connection_id, stream_name }, body });

export type Move = 'enable' | 'pause' | 'resume' | 'sync' | 'revoke';

const moves: Record<Move, (id: string) => Promise<Connection>> = {
  enable: (id) => enableConnection(of(id)),
  pause: (id) => pauseConnection(of(id)),
  resume: (id) => resumeConnection(of(id)),
  sync: (id) => syncConnection(of(id)),
  revoke: (id) => revokeConnection(of(id)),
};

export const move = (id: string, how: Move) => moves[how](id);

/** Reads again: what has changed since a day, everything without one. */
export const readAgain = (id: string, since: string | null) =>
  resyncConnection({ ...of(id), body: { since } });

export const remove = (id: string) => removeConnection(of(id));

export const decide = (connection_id: string, record_id: string, side: 'ours' | 'theirs') =>
  decideConnectionRecord({ path: { connection_id, record_id }, body: { side } });
