-- The vSphere zone of a host, and what a Supervisor allows the account by which it is reached, JSON.
alter table known_host add column zone text not null default '';
alter table known_supervisor
  add column allowance text not null default '{"known":false,"missingRights":[],"quotas":[]}';

-- How long each step of a plan has to get ready.
alter table plan add column ready_within_ms bigint not null default 600000;

-- When an install is asked again for what it waits for; the pauses grow.
alter table install rename column asked_at to again_at;
update install set again_at = again_at + interval '30 s';
alter table install add column silences int not null default 0;   -- in the present phase
