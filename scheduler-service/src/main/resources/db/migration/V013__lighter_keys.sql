-- A decision is known by its install and epoch, which is how it is looked up: one index. The id is not written any more;
-- it stays, with a default, for instances of the release before that still run, and goes with a later release.
alter table placement drop constraint placement_pkey;
alter table placement alter column id set default gen_random_uuid();
drop index placement_epoch;
alter table placement add primary key (install, epoch);
-- What differs first comes first: rows are told apart by their keys, not after long names that are all the same.
alter table inbox_version drop constraint inbox_version_pkey, add primary key (key, topic, consumer);
alter table outbox_version drop constraint outbox_version_pkey, add primary key (key, topic);
