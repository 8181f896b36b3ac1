// One measurement of investigate.bench.mjs: node investigate-step.mjs duckdb|ingest|investigate FILE FOLDER
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const [what, file, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const said = {};

if (what === 'duckdb') {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const { eventColumns } = await import('../dist/domain/event.js');
  // As many columns as the case's table has, by the names that the records have.
  const names =
    'CreationTime Id Operation OrganizationId RecordType ResultStatus UserKey UserType Version Workload ClientIP ObjectId UserId AppId ClientAppId ExternalAccess OrganizationName OriginatingServer Parameters SessionId ClientIPAddress ClientInfoString InternalLogonType LogonType LogonUserSid MailboxGuid MailboxOwnerSid MailboxOwnerUPN OperationProperties Folders OperationCount Item AffectedItems AzureActiveDirectoryEventType ExtendedProperties ModifiedProperties Actor ActorContextId ActorIpAddress InterSystemsId IntraSystemId SupportTicketId Target TargetContextId ApplicationId DeviceProperties ErrorNumber CorrelationId EventSource ItemType ListId ListItemUniqueId Site UserAgent WebId FileSizeBytes SourceFileExtension SiteUrl SourceFileName SourceRelativeUrl AppAccessContext LogonError'
      .split(' ')
      .slice(0, eventColumns.length);
  const columns = names.map((name) => `${name}: 'VARCHAR'`).join(', ');
  const instance = await DuckDBInstance.create(join(folder, 'bare.duckdb'), {
    memory_limit: '900MB',
    threads: '2',
    preserve_insertion_order: 'false',
    temp_directory: join(folder, 'tmp'),
  });
  const connection = await instance.connect();
  await connection.run(
    `CREATE TABLE events AS SELECT * FROM read_json('${file.replaceAll("'", "''")}', format = 'newline_delimited', ignore_errors = true, columns = {${columns}})`,
  );
  connection.closeSync();
  instance.closeSync();
} else if (what === 'ingest') {
  const { openDuckdb } = await import('../dist/store/duckdb/store.js');
  const { ingest } = await import('../dist/sources/ingest.js');
  const { timelineColumns } = await import('../dist/store/store.js');
  const store = await openDuckdb(join(folder, 'events.duckdb'));
  const { events } = await ingest([file], store, { rejectedFile: join(folder, 'rejected.jsonl') });
  Object.assign(said, events);
  await store.timeline({ user: 'user0@generated.example' }, 100, null, timelineColumns);
  const begin = performance.now();
  await store.timeline({ user: 'user7@generated.example' }, 100, null, timelineColumns);
  said.timelineMs = performance.now() - begin;
  await store.close();
} else {
  const { investigateFiles } = await import('../dist/engine/investigate/index.js');
  const done = await investigateFiles([file], { folder, ruleFolders: [], ownDomains: [], tell: () => {} });
  said.findings = done.findings.length;
}
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
said.cpu = (userCPUTime + systemCPUTime) / 1e6;
said.peakMb = maxRSS / 1024;
console.log(JSON.stringify(said));
