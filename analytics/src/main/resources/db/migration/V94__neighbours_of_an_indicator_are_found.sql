-- The breadcrumbs of a page lead to the indicator before or after, by its name in the viewer's language. A language that is
-- none of the room's sorts without an index.
create function sort_name(names jsonb, language text) returns text language sql immutable parallel safe
return folded(coalesce(names ->> language, names ->> 'en',
  (select value from jsonb_each_text(names) order by key limit 1), ''));

create index indicator_beside_en on indicator (unit, sort_name(names, 'en'), series) where retired_on is null;
create index indicator_beside_es on indicator (unit, sort_name(names, 'es'), series) where retired_on is null;
