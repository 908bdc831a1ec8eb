-- Where the server has trigrams, and lets us use them, names are found without reading all.
do $$
begin
  create extension if not exists pg_trgm;
  create index indicator_words on indicator using gin (folded_names gin_trgm_ops);
  create index unit_words on unit using gin (folded_name gin_trgm_ops);
  create index person_words on person using gin (folded_name gin_trgm_ops);
exception when insufficient_privilege or undefined_file or feature_not_supported then
  raise notice 'names are searched without trigrams: %', sqlerrm;
end
$$;
