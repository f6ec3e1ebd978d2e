-- What pods may choose a host by, what keeps them away, and what the pods of a slot ask of a host, JSON.
alter table host
  add column labels text not null default '{}',
  add column taints text not null default '[]';
alter table reservation add column constraints text not null default '{}';
