-- What was told last of trouble or of a removal, and when, so that it is told again only when it is news.
alter table desired_workload
  add column told           text        not null default '',
  add column told_at        timestamptz,
  add column removing_since timestamptz,                        -- null unless it is being removed
  add column forced         boolean     not null default false, -- the removal may give up
  add column abandoned      boolean     not null default false; -- it did: something unknown is left
