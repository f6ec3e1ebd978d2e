-- A decision is known by its install and epoch, which is how it is looked up: one index, and no id.
alter table placement drop column id;
drop index placement_epoch;
alter table placement add primary key (install, epoch);
