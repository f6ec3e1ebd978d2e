-- What a host has beside CPU, memory and places for pods, JSON: ephemeral-storage and hugepages-* in MiB, others in pieces.
alter table host add column resources text not null default '{}';
