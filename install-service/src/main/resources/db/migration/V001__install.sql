-- One row per Supervisor and service, never deleted: a removed install keeps its generation.
create table install (
  id              text primary key,              -- supervisor/service
  supervisor      text        not null,
  service         text        not null,
  namespace       text        not null,
  command_seq     bigint      not null,
  generation      bigint      not null,
  attempt         int         not null,
  phase           text        not null,
  version         text        not null,
  current_version text,
  package_digest  text        not null,
  sealed_config   bytea       not null,
  bundle_digest   text        not null,
  placement       text        not null,          -- the placement asked for, as JSON
  addresses       text        not null,          -- JSON list
  reason          text        not null,
  message         text        not null,
  hint            text        not null,
  correlation_id  text        not null,
  causation_id    text        not null,
  traceparent     text        not null,
  changed_at      timestamptz not null,
  revision        bigint      not null,
  unique (supervisor, namespace)
);

create index install_unsettled on install (phase) where phase not in ('READY', 'REMOVED');

create table timeline_entry (
  id         uuid primary key,
  install    text        not null,
  generation bigint      not null,
  phase      text        not null,
  reason     text        not null,
  message    text        not null,
  at         timestamptz not null
);

create index timeline_entry_install on timeline_entry (install, at);

create table stored_package (
  digest  text primary key,
  content bytea not null                          -- gzip of the uploaded bytes
);

create table bundle (
  install    text   not null primary key,
  digest     text   not null,
  generation bigint not null,
  sealed     bytea  not null
);
