-- What slots use of each host together, kept by the database itself, so that nobody adds up all slots to decide one.
-- Whoever changes what slots use locks engine_epoch first, so that no two wait for each other.
create table host_use (
  supervisor     text   not null,
  host           text   not null,
  cpu_millicores bigint not null,
  memory_mib     bigint not null,
  pods           bigint not null,
  primary key (supervisor, host)
) with (fillfactor = 50);

-- nobody writes slots between the sums and the triggers
lock table reservation in share row exclusive mode;

insert into host_use
select supervisor, host, sum(cpu_millicores), sum(memory_mib), count(*)
from reservation group by supervisor, host;

create function slots_come() returns trigger language plpgsql as $$
begin
  insert into host_use as known
  select supervisor, host, sum(cpu_millicores), sum(memory_mib), count(*)
  from come group by supervisor, host order by supervisor, host
  on conflict (supervisor, host) do update set
    cpu_millicores = known.cpu_millicores + excluded.cpu_millicores,
    memory_mib = known.memory_mib + excluded.memory_mib,
    pods = known.pods + excluded.pods;
  return null;
end $$;

create function slots_go() returns trigger language plpgsql as $$
begin
  insert into host_use as known
  select supervisor, host, -sum(cpu_millicores), -sum(memory_mib), -count(*)
  from gone group by supervisor, host order by supervisor, host
  on conflict (supervisor, host) do update set
    cpu_millicores = known.cpu_millicores + excluded.cpu_millicores,
    memory_mib = known.memory_mib + excluded.memory_mib,
    pods = known.pods + excluded.pods;
  return null;
end $$;

create function slots_change() returns trigger language plpgsql as $$
begin
  insert into host_use as known
  select supervisor, host, sum(cpu_millicores), sum(memory_mib), sum(pods)
  from (select supervisor, host, cpu_millicores, memory_mib, 1 as pods from come
        union all
        select supervisor, host, -cpu_millicores, -memory_mib, -1 from gone) as difference
  group by supervisor, host
  having sum(cpu_millicores) <> 0 or sum(memory_mib) <> 0 or sum(pods) <> 0
  order by supervisor, host
  on conflict (supervisor, host) do update set
    cpu_millicores = known.cpu_millicores + excluded.cpu_millicores,
    memory_mib = known.memory_mib + excluded.memory_mib,
    pods = known.pods + excluded.pods;
  return null;
end $$;

create trigger slots_come after insert on reservation
  referencing new table as come for each statement execute function slots_come();
create trigger slots_go after delete on reservation
  referencing old table as gone for each statement execute function slots_go();
create trigger slots_change after update on reservation
  referencing old table as gone new table as come for each statement execute function slots_change();
