-- Pods of other installs must look at the pod of this slot: it has host ports, or rules about others.
alter table reservation add column heeded boolean not null default false;
create index reservation_heeded on reservation (supervisor) where heeded;

-- The pod that is to end, for whose next one this slot is kept.
alter table reservation add column moves_pod text;
