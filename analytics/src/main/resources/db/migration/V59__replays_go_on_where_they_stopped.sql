-- A replay that is not at its end: the days judged so far, which nobody is shown yet, and the states of the filter to go on
-- from. They go with the mark. The columns of replayed_day are those of judged_day.
create table replay_state (
  series integer not null references dirty_series on delete cascade,
  day    date not null,                             -- the last day judged in this state
  state  bytea not null,
  primary key (series, day)
);

create table replayed_day (like judged_day including defaults);
alter table replayed_day
  add primary key (series, day),
  add foreign key (series) references dirty_series on delete cascade;
