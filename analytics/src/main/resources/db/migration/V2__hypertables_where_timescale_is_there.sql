-- The same migrations run on plain PostgreSQL and on TimescaleDB: ask the server what it has.
do $$
begin
  if exists (select from pg_available_extensions where name = 'timescaledb')
     and current_setting('shared_preload_libraries') like '%timescaledb%' then
    create extension if not exists timescaledb;
    perform create_hypertable('statement', by_range('day', interval '28 days'), create_default_indexes => false);
    perform create_hypertable('judged_day', by_range('day', interval '28 days'), create_default_indexes => false);
  end if;
end
$$;
