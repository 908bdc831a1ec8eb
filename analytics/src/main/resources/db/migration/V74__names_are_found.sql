-- Names without case, accents and punctuation. Each name begins after a bar and each further word after a space.
create function folded(words text) returns text language sql immutable parallel safe
return trim(regexp_replace(
  lower(regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]', '', 'g')),
  '[\s\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007e\u00b7]+', ' ', 'g'));

create function folded_names(names jsonb) returns text language sql immutable parallel safe
return (select coalesce(string_agg('|' || folded(value), '' order by key), '') from jsonb_each_text(names));

alter table unit add column folded_name text generated always as ('|' || folded(name)) stored;
alter table indicator add column folded_names text generated always as (folded_names(names)) stored;
alter table person add column folded_name text generated always as ('|' || folded(name)) stored;

create index alert_escalated_to on alert_event (level, alert) where what = 'ESCALATED';
