-- What was wanted of each install, and how it ended; the config goes when the install is removed.
create table install_revision (
  install       text        not null,            -- supervisor/service
  number        int         not null,            -- 1, 2, 3 … for ever
  generation    bigint      not null,
  cause         text        not null,
  return_to     int,                             -- the revision that was returned to
  version       text        not null,
  package_digest text       not null,
  sealed_config bytea       not null,
  config_seq    bigint      not null,
  bundle_digest text        not null,
  requested_by  text        not null,
  requested_at  timestamptz not null,
  result        text        not null,
  message       text        not null,
  ended_at      timestamptz,
  primary key (install, number)
);

alter table install rename column revision to row_version;
alter table install
  add column revision            int    not null default 0,
  add column life_began_with     int    not null default 0,   -- first revision since the last removal
  add column good_revision       int    not null default 0,
  add column config_seq          bigint not null default 0,
  add column failing_object      text   not null default '',
  add column last_events         text   not null default '',  -- lines
  add column note                text   not null default '',
  add column conditions          text   not null default '[]',
  add column waits_for           text   not null default '',  -- services, comma separated
  add column paused              boolean not null default false,
  add column on_failed_upgrade   text   not null default 'STOP',
  add column ready_within_ms     bigint not null default 600000,
  add column ready_by            timestamptz,
  add column asked_at            timestamptz not null default now();

-- Installs of before have one revision: the one they want now.
update install set revision = 1, life_began_with = 1, config_seq = command_seq,
    good_revision = case when phase = 'READY' then 1 else 0 end
  where phase not in ('REMOVED');
insert into install_revision
  select id, 1, generation, 'INSTALL', null, version, package_digest, sealed_config, command_seq,
      bundle_digest, '', changed_at, case when phase = 'READY' then 'READY' else 'PENDING' end, '', null
    from install where revision = 1;

create index install_due on install (ready_by) where ready_by is not null;
create index install_waiting on install (supervisor) where phase = 'WAITING';

alter table timeline_entry
  add column attempt     int  not null default 1,
  add column revision    int  not null default 0,
  add column hint        text not null default '',
  add column object      text not null default '',
  add column events      text not null default '',            -- lines
  add column actor       text not null default '',
  add column cause       text not null default '';

-- Versions as the catalog last told of them; deleted ones stay, they may be installed.
create table known_version (
  id             text primary key,               -- service@version
  service        text not null,
  version        text not null,
  state          text not null,
  package_digest text not null,
  relations      text not null,                  -- JSON
  values_schema  text not null                   -- JSON, empty for none
);

alter table timeline_entry add column seq bigint generated always as identity;
