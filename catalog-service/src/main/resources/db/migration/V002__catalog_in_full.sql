-- What a manifest says beside its name, where it came from, and what was found in it.
alter table service_version
  add column content_type text not null default 'CARVEL_APPS_YAML',
  add column details      text not null default '{}',
  add column warnings     text not null default '[]',
  add column source       text not null default 'UPLOAD',
  add column location     text,
  add column signature    text not null default 'UNSIGNED',
  add column by_default   boolean not null default false;

-- The bytes stand apart, so that lists do not read them.
create table version_content (
  id      text primary key,                      -- service@version
  content bytea not null
);
insert into version_content (id, content) select id, content from service_version;
alter table service_version alter column content drop not null;

-- Requires, provides, conflicts of each version, to be asked from the other end.
create table version_relation (
  id         text primary key,                   -- service@version, relation and target
  version_id text not null,
  relation   text not null,                      -- REQUIRES, PROVIDES, CONFLICTS
  target     text not null                       -- a service, or apiVersion/kind
);
create index version_relation_target on version_relation (target, relation);
create index version_relation_version on version_relation (version_id);

alter table known_supervisor
  add column version            text,
  add column kubernetes_version text not null default '',
  add column network_provider   text not null default '',
  add column host_count         integer;

-- A number that every committed change of the list of services raises: readers keep the list while
-- it stands. The trigger waits for the commit, so that writers do not wait for each other.
create table list_change (
  id     integer primary key,
  number bigint not null
);
insert into list_change (id, number) values (1, 1);
create function raise_list_change() returns trigger language plpgsql as $$
begin
  update list_change set number = number + 1 where id = 1;
  return null;
end $$;
create constraint trigger supervisor_service_changed
  after insert or update or delete on supervisor_service
  deferrable initially deferred
  for each row execute function raise_list_change();

-- The last check before an install or upgrade; it holds until the next command on the install.
create table precheck (
  id               text primary key,             -- supervisor/service@version
  install          text not null,                -- supervisor/service
  command_seq      bigint not null,              -- of the install when it was looked at
  task             uuid not null,
  target_version   text not null,
  original_version text,
  status           text not null,
  messages         text not null,
  finished_at      timestamptz not null
);

-- What was deleted by somebody, so that a catalog source does not bring it back.
create table deleted_version (
  id     text primary key,                       -- service@version
  digest text not null
);

-- Answers to calls that came with an Idempotency-Key, for a day.
create table answered_call (
  id          text primary key,                  -- caller and key
  request     text        not null,              -- keyed digest of the body
  answer      text        not null,
  answered_at timestamptz not null
);
create index answered_call_at on answered_call (answered_at);
