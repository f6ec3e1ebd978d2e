create table host (
  id             text primary key,       -- supervisor/host
  supervisor     text    not null,
  name           text    not null,
  schedulable    boolean not null,
  cpu_millicores bigint  not null,       -- allocatable
  memory_mib     bigint  not null,
  pods           int     not null,
  foreign_cpu    bigint  not null,       -- used by pods that are not ours
  foreign_memory bigint  not null,
  foreign_pods   int     not null,
  revision       bigint  not null
);

create index host_supervisor on host (supervisor);

-- One row per Supervisor: locked by every decision, so that two of them never overlap.
create table engine_epoch (
  supervisor text primary key,
  epoch      bigint not null
);

-- What an install last asked for.
create table placed_install (
  install    text primary key,           -- supervisor/service
  supervisor text    not null,
  namespace  text    not null,
  generation bigint  not null,
  leaving    boolean not null,
  settled    boolean not null,           -- this generation became ready
  revision   bigint  not null
);

-- Room for one pod on one host. A bound pod of the install takes it, its deletion gives it back.
create table reservation (
  id             uuid primary key,
  supervisor     text    not null,
  install        text    not null,
  generation     bigint  not null,
  workload       text    not null,       -- Deployment/contour
  host           text    not null,
  cpu_millicores bigint  not null,
  memory_mib     bigint  not null,
  extra          boolean not null,       -- beyond what was asked for, during a rollout
  pod_uid        text unique,
  revision       bigint  not null
);

create index reservation_install on reservation (install);
create index reservation_supervisor on reservation (supervisor);

-- The log of decisions.
create table placement (
  id         uuid primary key,
  install    text        not null,
  generation bigint      not null,
  attempt    int         not null,
  epoch      bigint      not null,
  outcome    text        not null,
  detail     text        not null,
  decided_at timestamptz not null
);

create index placement_install on placement (install, decided_at);

create table credential (
  supervisor text primary key,
  sealed     bytea       not null,
  revision   bigint      not null
);
