-- How an administrator wants the pods of a Supervisor placed; no row means the defaults.
create table placement_settings (
  supervisor              text primary key,
  policy                  text   not null,
  host_failures_tolerated int    not null,
  automation              text   not null,
  threshold               int    not null,
  revision                bigint not null
);

-- A pod is to be moved to this slot: it is kept until then, although no pod has it.
alter table reservation add column kept_until timestamptz;
