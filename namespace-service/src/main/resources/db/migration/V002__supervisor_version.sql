-- What versions of services may ask of a Supervisor.
alter table supervisor
  add column version    text,
  add column host_count integer;
