-- What was asked of the catalog; the config goes when it has answered.
create table admission_request (
  id                text primary key,
  supervisor        text        not null,
  service           text        not null,
  action            text        not null,
  version           text,
  sealed_config     bytea,
  ignore_dependents boolean     not null,
  requested_by      text        not null,
  state             text        not null,
  command_seq       bigint      not null,
  message           text        not null,
  asked_at          timestamptz not null,
  correlation_id    text        not null,
  causation_id      text        not null,
  traceparent       text        not null
);
create index admission_request_pending on admission_request (asked_at) where state = 'PENDING';

create table known_supervisor (
  id                 text primary key,
  name               text not null,
  state              text not null,
  version            text not null,
  kubernetes_version text not null,
  network_provider   text not null,
  delivery           text not null,
  labels             text not null               -- JSON
);
create table known_host (
  id             text primary key,               -- supervisor/host
  supervisor     text    not null,
  schedulable    boolean not null,
  cpu_millicores bigint  not null,
  memory_mib     bigint  not null,
  pods           int     not null
);
create index known_host_supervisor on known_host (supervisor);

-- One command for many Supervisors, wave by wave.
create table fleet (
  id             text primary key,
  service        text        not null,
  version        text        not null,
  sealed_config  bytea,                          -- sealed for the fleet; null keeps each one's own
  state          text        not null,
  message        text        not null,
  wave           int         not null,
  waves          int         not null,
  soak_ms        bigint      not null,
  soak_until     timestamptz,
  stop_after     int         not null,           -- failures; 0 for never
  ready_within_ms bigint     not null,
  requested_by   text        not null,
  requested_at   timestamptz not null,
  changed_at     timestamptz not null,
  correlation_id text        not null,
  causation_id   text        not null,
  traceparent    text        not null,
  row_version    bigint      not null
);
create index fleet_under_way on fleet (id) where state in ('RUNNING', 'SOAKING');
create table fleet_target (
  fleet       text   not null,
  supervisor  text   not null,
  wave        int    not null,
  state       text   not null,
  command_seq bigint not null,
  admitted_at timestamptz,
  message     text   not null,
  primary key (fleet, supervisor)
);

-- Many services on many Supervisors, in the order in which they need each other.
create table plan (
  id             text primary key,
  state          text        not null,
  message        text        not null,
  problems       text        not null,           -- lines
  requested_by   text        not null,
  requested_at   timestamptz not null,
  changed_at     timestamptz not null,
  correlation_id text        not null,
  causation_id   text        not null,
  traceparent    text        not null,
  row_version    bigint      not null
);
create table plan_step (
  plan          text   not null,
  supervisor    text   not null,
  service       text   not null,
  version       text   not null,
  step_order    int    not null,
  reason        text   not null,
  sealed_config bytea,
  state         text   not null,
  command_seq   bigint not null,
  admitted_at   timestamptz,
  message       text   not null,
  primary key (plan, supervisor, service)
);

alter table install add column delivery text;         -- how it got there, for a life
update install set delivery = 'RENDERED' where phase <> 'REMOVED' and bundle_digest <> '';

alter table known_version add column compatibility text not null default '{}';  -- JSON

-- What was found before an install or change, and what it rests on.
create table precheck (
  install    text primary key,                   -- supervisor/service
  version    text        not null,
  rests_on   text        not null,               -- a digest of everything that was looked at
  checks     text        not null,               -- JSON
  checked_at timestamptz not null
);
