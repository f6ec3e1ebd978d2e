-- Words that people choose Supervisors by, JSON.
alter table supervisor add column labels text not null default '{}';
