create table supervisor (
  id                 text primary key,            -- cluster id, domain-c8
  uuid               text        not null unique,
  name               text        not null,
  network_provider   text        not null,
  kubernetes_version text        not null,
  state              text        not null,
  sealed_access      bytea       not null,        -- server, CA, token; sealed for the id
  credential_until   timestamptz,                 -- end of the scheduler's credential
  correlation_id     text        not null,
  revision           bigint      not null
);

create table host (
  id             text primary key,                -- supervisor/host
  supervisor     text    not null references supervisor (id),
  name           text    not null,
  schedulable    boolean not null,
  address        text    not null,
  cpu_millicores bigint  not null,
  memory_mib     bigint  not null,
  pods           int     not null,
  revision       bigint  not null
);

create index host_supervisor on host (supervisor);

create table arrived_bundle (
  digest     text   primary key,
  install    text   not null,
  generation bigint not null,
  sealed     bytea  not null
);

create index arrived_bundle_install on arrived_bundle (install);

-- What a Supervisor should run for an install: placement and bundle of one generation.
create table desired_workload (
  install        text primary key,                -- supervisor/service
  supervisor     text        not null,
  service        text        not null,
  namespace      text        not null,
  generation     bigint      not null,
  bundle_digest  text        not null,
  state          text        not null,
  objects        text        not null,            -- what was or is being applied, as JSON
  reason         text        not null,
  changed_at     timestamptz not null,
  correlation_id text        not null,
  causation_id   text        not null,
  traceparent    text        not null,
  revision       bigint      not null
);
