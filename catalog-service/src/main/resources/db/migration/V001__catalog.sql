create table supervisor_service (
  id           text primary key,
  display_name text        not null,
  description  text        not null,
  state        text        not null,
  created_at   timestamptz not null,
  revision     bigint      not null
);

create table service_version (
  id            text primary key,               -- service@version
  service       text        not null references supervisor_service (id),
  version       text        not null,
  display_name  text        not null,
  description   text        not null,
  state         text        not null,
  digest        text        not null,           -- sha256 of the uploaded bytes
  content       bytea       not null,           -- the uploaded bytes, never re-serialised
  values_schema text        not null,           -- OpenAPI v3 as JSON, {} when there is none
  created_at    timestamptz not null,
  revision      bigint      not null,
  unique (service, version)
);

-- One permanent row per Supervisor and service. The primary key decides races.
create table admission (
  id              text primary key,             -- supervisor/service
  supervisor      text        not null,
  service         text        not null,
  command_seq     bigint      not null,
  intent          text        not null,         -- INSTALL or REMOVE: the last admitted command
  desired_version text        not null,
  sealed_config   bytea       not null,
  effective_seq   bigint      not null,         -- the command the overlay speaks of
  phase           text        not null,
  current_version text,
  namespace       text,
  messages        text        not null,
  revision        bigint      not null
);

create index admission_supervisor on admission (supervisor);
create index admission_version on admission (service, desired_version);

create table known_supervisor (
  id   text primary key,
  uuid text not null unique,
  name text not null
);
