-- What there is, and is used, beside CPU, memory and places for pods, JSON: ephemeral-storage and hugepages-* in MiB, others in pieces.
alter table host
  add column resources text not null default '{}',
  add column foreign_resources text not null default '{}';
alter table reservation add column resources text not null default '{}';
create index reservation_resources on reservation (supervisor) where resources <> '{}';
