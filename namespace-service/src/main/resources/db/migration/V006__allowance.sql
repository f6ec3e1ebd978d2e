-- The vSphere zone of a host, and what a Supervisor allows its account: rights and quotas, JSON.
alter table host add column zone text not null default '';
alter table supervisor
  add column allowance text not null default '{"known":false,"missingRights":[],"quotas":[]}';
